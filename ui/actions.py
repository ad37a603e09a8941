"""Everything a person can do, as one table: menus, toolbar, context menu and help page are built from it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Literal

from PySide6.QtCore import QCoreApplication

from ui.state import (
    State,
    always,
    annotated,
    chosen,
    claims,
    corrected,
    incomplete,
    marked,
    offered,
    panel,
    quotes,
    reading,
    redoable,
    translating,
    undoable,
)

Menu = Literal["file", "edit", "annotate", "translation", "judge", "go", "view", "help"]


@dataclass(frozen=True, slots=True)
class ActionSpec:
    """One action: what it is called, who does it, its keys, where it is shown, when it works.

    ``handler`` names an object and one of its methods, as in "notes.highlight";
    ``argument`` is passed to it unless "". ``keys`` are parted by spaces.
    ``checked`` makes the action a switch and reads its state. ``group`` parts a
    menu by lines.
    """

    id: str
    text: str
    handler: str
    keys: str = ""
    when: Callable[[State], bool] = always
    icon: str = ""
    argument: str = ""
    checked: Callable[[State], bool] | None = None
    toolbar: bool = False
    context: bool = False
    group: int = 0
    menu: Menu = "file"

    def title(self) -> str:
        """Return the text in the language of the window."""
        return QCoreApplication.translate("Table", self.text)


def is_single(key: str) -> bool:
    """Tell whether ``key`` is a character without Ctrl or Alt, which a text field needs for itself."""
    return len(key) == 1


def tr(text: str) -> str:
    """Mark a text for translation; lupdate takes the class as its context."""
    return text


a = ActionSpec


class Table:
    """The table itself, menu by menu."""

    titles: tuple[tuple[Menu, str], ...] = (
        ("file", tr("&Article")),
        ("edit", tr("&Edit")),
        ("annotate", tr("&Mark")),
        ("translation", tr("&Translation")),
        ("judge", tr("&Quotes and claims")),
        ("go", tr("&Go")),
        ("view", tr("&View")),
        ("help", tr("&Help")),
    )
    file = (
        a("library", tr("Library"), "window.show_library", "Ctrl+L", icon="library", toolbar=True),
        a("open", tr("Open file…"), "files.open_file", "Ctrl+O", icon="open", toolbar=True),
        a(
            "paste",
            tr("Paste as article…"),
            "files.paste",
            "Ctrl+V Ctrl+Shift+V",
            icon="paste",
            toolbar=True,
        ),
        a("sample", tr("Open the sample"), "files.open_sample"),
        a("export", tr("Export article…"), "files.export", "Ctrl+E Ctrl+S", reading, "export", group=1),
        a("tag", tr("Tags…"), "shelving.tag", "Ctrl+Shift+G", chosen, "tag", group=4),
        a("collect", tr("Collections…"), "shelving.collect", "Ctrl+Shift+C", chosen, group=4),
        a("details", tr("Details of the article…"), "shelving.describe", "Ctrl+I", chosen, "edit", group=4),
        a("mark_read", tr("Mark as read"), "shelving.mark", "Ctrl+M", chosen, argument="read", group=4),
        a(
            "mark_unread",
            tr("Mark as unread"),
            "shelving.mark",
            "Ctrl+Shift+U",
            chosen,
            argument="unread",
            group=4,
        ),
        a("archive", tr("Archive"), "shelving.mark", "Ctrl+Shift+A", chosen, argument="archived", group=4),
        a("packs", tr("Language packs…"), "dialogs.show_packs", icon="language", group=2),
        a("glossary", tr("Glossary…"), "glossary.show_glossary", icon="tag", group=2),
        a("settings", tr("Settings…"), "dialogs.show_settings", "Ctrl+,", icon="settings", group=2),
        a("quit", tr("Quit"), "window.close", "Ctrl+Q", group=3),
    )
    edit = (
        a("undo", tr("Undo"), "history.undo", "Ctrl+Z", undoable, "undo"),
        a("redo", tr("Redo"), "history.redo", "Ctrl+Shift+Z Ctrl+Y", redoable, "redo"),
        a(
            "cite",
            tr("Copy with citation"),
            "notes.copy_citation",
            "X",
            reading,
            "copy",
            context=True,
            group=1,
        ),
        a(
            "find",
            tr("Find in article"),
            "article.find_words",
            "Ctrl+F /",
            reading,
            "search",
            toolbar=True,
            group=2,
        ),
        a("find_next", tr("Find next"), "article.find_next", "F3", reading, group=2),
        a("find_previous", tr("Find previous"), "article.find_previous", "Shift+F3", reading, group=2),
        a("search", tr("Search the library"), "window.search_library", "Ctrl+Shift+F", group=2),
    )
    annotate = (
        a(
            "highlight",
            tr("Highlight"),
            "notes.highlight",
            "H Q",
            reading,
            "highlight",
            toolbar=True,
            context=True,
        ),
        a(
            "underline",
            tr("Underline"),
            "notes.underline",
            "U",
            reading,
            "underline",
            toolbar=True,
            context=True,
        ),
        a("note", tr("Write a note"), "notes.note", "N A", reading, "note", toolbar=True, context=True),
        a("delete", tr("Delete mark"), "notes.delete", "Del", marked, "trash", context=True),
        a("yellow", tr("Mark in yellow"), "notes.colour", "1", reading, argument="yellow", group=1),
        a("green", tr("Mark in green"), "notes.colour", "2", reading, argument="green", group=1),
        a("blue", tr("Mark in blue"), "notes.colour", "3", reading, argument="blue", group=1),
        a("pink", tr("Mark in pink"), "notes.colour", "4", reading, argument="pink", group=1),
        a("purple", tr("Mark in purple"), "notes.colour", "5", reading, argument="purple", group=1),
        a("orange", tr("Mark in orange"), "notes.colour", "6", reading, argument="orange", group=1),
    )
    translation = (
        a(
            "edit_translation",
            tr("Edit the translation"),
            "proof.edit",
            "E F2",
            reading,
            "edit",
            toolbar=True,
            context=True,
            group=3,
        ),
        a(
            "alternatives",
            tr("Other translations"),
            "alternatives.show",
            "O",
            reading,
            context=True,
            group=3,
        ),
        a(
            "verify",
            tr("Verify, or take back"),
            "proof.toggle_verified",
            "V",
            reading,
            "check",
            context=True,
            group=3,
        ),
        a("revert", tr("Back to the machine's words"), "proof.revert", when=corrected, context=True, group=3),
        a("accept", tr("Accept the words offered"), "proof.accept", when=offered, context=True, group=3),
        a("dismiss", tr("Dismiss the words offered"), "proof.dismiss", when=offered, context=True, group=3),
        a(
            "add_term",
            tr("Add to the glossary…"),
            "glossary.add_term",
            "T",
            reading,
            "tag",
            context=True,
            group=4,
        ),
        a(
            "passage_language",
            tr("Language of the passage…"),
            "proof.choose_language",
            "L",
            reading,
            "language",
            context=True,
            group=4,
        ),
    )
    judge = (
        a("accept_mark", tr("Accept"), "judging.accept", "Y", reading, "check"),
        a("reject_mark", tr("Reject"), "judging.reject", "R", reading, "close"),
        a("edit_mark", tr("Edit…"), "judging.edit", "M", reading, "edit"),
        a("check_claim", tr("Fact-check…"), "judging.review", "F", reading, "flag"),
        a("why", tr("Why is this marked?"), "judging.why", "W", reading, "help"),
        a(
            "mark_quote",
            tr("Mark as a quote…"),
            "judging.mark_quote",
            "G",
            reading,
            "quote",
            context=True,
            group=1,
        ),
        a(
            "mark_claim",
            tr("Mark as a claim…"),
            "judging.mark_claim",
            "C",
            reading,
            "claim",
            context=True,
            group=1,
        ),
        a("next_found", tr("Next one not judged"), "judging.next_found", ".", reading, group=2),
        a("previous_found", tr("Previous one not judged"), "judging.previous_found", ",", reading, group=2),
    )
    go = (
        a("next_sentence", tr("Next sentence"), "article.next_sentence", "J Ctrl+N", reading),
        a("previous_sentence", tr("Previous sentence"), "article.previous_sentence", "K Ctrl+P", reading),
        a("next_mark", tr("Next of your marks"), "article.next_annotation", "]", annotated, group=1),
        a(
            "previous_mark",
            tr("Previous of your marks"),
            "article.previous_annotation",
            "[",
            annotated,
            group=1,
        ),
        a("other_pane", tr("Other column"), "article.other_pane", "F6", reading, group=2),
        a("to_panel", tr("To the side panel"), "window.focus_panel", "F7", reading, group=2),
    )
    view = (
        a(
            "panel",
            tr("Side panel"),
            "window.toggle_panel",
            "Ctrl+H",
            reading,
            "sidebar",
            checked=panel,
            toolbar=True,
        ),
        a("quotes_tab", tr("Quotes"), "window.show_tab", "Alt+1", reading, "quote", argument="quotes"),
        a("claims_tab", tr("Claims"), "window.show_tab", "Alt+2", reading, "claim", argument="claims"),
        a("notes_tab", tr("Notes"), "window.show_tab", "Alt+3", reading, "note", argument="notes"),
        a(
            "mark_quotes",
            tr("Quotes in the text"),
            "look.toggle_quotes",
            when=reading,
            checked=quotes,
            group=1,
        ),
        a(
            "mark_claims",
            tr("Claims in the text"),
            "look.toggle_claims",
            when=reading,
            checked=claims,
            group=1,
        ),
        a("larger", tr("Larger text"), "look.larger", "Ctrl++ Ctrl+=", group=2),
        a("smaller", tr("Smaller text"), "look.smaller", "Ctrl+-", group=2),
        a("usual_size", tr("Usual text size"), "look.usual_size", "Ctrl+0", group=2),
        a("theme", tr("Light or dark"), "look.switch_theme", "Ctrl+T", icon="theme", toolbar=True, group=3),
        a("full_screen", tr("Full screen"), "window.full_screen", "F11", group=3),
        a(
            "translate",
            tr("Translate what is missing"),
            "window.translate",
            "Ctrl+R",
            incomplete,
            "translate",
            group=4,
        ),
        a(
            "cancel",
            tr("Stop translating"),
            "window.stop_translating",
            "Ctrl+.",
            translating,
            "stop",
            group=4,
        ),
    )
    help = (
        a("help", tr("Keys and commands"), "dialogs.show_help", "F1 ?", icon="help"),
        a("about", tr("About Sidelight"), "dialogs.show_about"),
    )


def _all() -> tuple[ActionSpec, ...]:
    return tuple(replace(spec, menu=menu) for menu, _ in Table.titles for spec in getattr(Table, menu))


ACTIONS: tuple[ActionSpec, ...] = _all()
