"""The page where one reads: the article with the side panel, and what ties them to session and notebook."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QSplitter, QWidget

from app.settings import Settings
from records.annotation import Annotation
from records.judgement import Judgement
from records.library import Place
from records.reading import Reading
from ui.alternatives import Alternatives
from ui.article_page import ArticlePage
from ui.history import History
from ui.jobs import Writer
from ui.judgements import Judgements
from ui.judging import Judging, Target
from ui.marking import Marking
from ui.notebook import Notebook
from ui.panel.panel import SidePanel
from ui.panel.views import target_of
from ui.proofreading import Proofreading
from ui.session import Session
from ui.theme import Theme

if TYPE_CHECKING:
    from app.desk import Desk


class ReadingPage(QSplitter):
    """One open article. ``changed`` says that other actions may make sense now."""

    opened = Signal(object)
    changed = Signal()

    def __init__(
        self,
        desk: Desk,
        settings: Settings,
        writer: Writer,
        history: History,
        theme: Theme,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._settings = settings
        self._history = history
        self._goal = -1
        self.session = Session(desk, writer, self)
        self.notebook = Notebook(lambda: desk.library, writer, history, self)
        self.article = ArticlePage(theme, self)
        self.panel = SidePanel(self, lambda: self.article.passage() if self.article.selected() else None)
        self.marking = Marking(
            self.notebook,
            settings,
            self.article.passage,
            self.article.selected,
            lambda: self.session.current,
            self,
        )
        self.proofreading = Proofreading(desk, self.session, self.article, writer, history, self)
        self.alternatives = Alternatives(desk, self.session, self.article, self.proofreading, self)
        self.judgements = Judgements(lambda: desk.library, writer, history, self)
        self.judging = Judging(
            self.judgements,
            lambda: self.session.current,
            self.article.passage,
            self.article.selected,
            self._listed,
            self,
        )
        self.addWidget(self.article)
        self.addWidget(self.panel)
        self.setStretchFactor(0, 1)
        self.setStretchFactor(1, 0)
        self.setChildrenCollapsible(False)
        self.setSizes([940, 330])
        self._connect_session()
        self._connect_reader()
        self._connect_panel()
        self._connect_judging()

    def _connect_session(self) -> None:
        session = self.session
        session.opened.connect(self._show)
        session.rendered.connect(self.article.reader.update_rendering)
        session.finished.connect(self._show_marks)
        session.progressed.connect(lambda: self.article.reader.set_translating(True))
        session.stopped.connect(lambda: self.article.reader.set_translating(False))

    def _connect_reader(self) -> None:
        reader, marking = self.article.reader, self.marking
        reader.selection_changed.connect(self.changed)
        reader.place_changed.connect(self._on_place)
        reader.visible_changed.connect(self.session.set_visible)
        reader.annotation_activated.connect(self._on_annotation)
        reader.mark_activated.connect(self._on_mark)
        reader.highlight_requested.connect(marking.colour)
        reader.note_requested.connect(marking.note)
        reader.underline_requested.connect(marking.underline)
        reader.copy_requested.connect(lambda: marking.news.emit(self.tr("Copied.")))
        marking.marked.connect(reader.clear_selection)
        marking.note_opened.connect(self._edit)
        marking.current_changed.connect(self.changed)
        self.proofreading.changed.connect(self.changed)

    def _connect_panel(self) -> None:
        panel, editor = self.panel, self.panel.editor
        panel.go_to.connect(self.article.go_to)
        panel.annotation_chosen.connect(self._go_to_annotation)
        panel.edit_requested.connect(lambda identifier: self._edit(self.notebook.find(identifier)))
        panel.delete_requested.connect(self.notebook.remove)
        panel.left.connect(self.article.reader.setFocus)
        self.notebook.changed.connect(self._show_annotations)
        self.notebook.saved.connect(lambda _: editor.saved())
        editor.edited.connect(self.notebook.edit)
        editor.closed.connect(self.notebook.end_edit)
        editor.closed.connect(self.article.reader.setFocus)

    def _connect_judging(self) -> None:
        panel, judging = self.panel, self.judging
        self.judgements.changed.connect(self._show_judgements)
        judging.edit_opened.connect(self._edit_mark)
        judging.review_opened.connect(self._review)
        judging.why_asked.connect(self._tell_why)
        judging.go_to.connect(self.article.go_to)
        judging.current_changed.connect(self.changed)
        panel.mark_editor.changed.connect(judging.save)
        panel.verdict_editor.changed.connect(self._save_review)
        panel.reject_pressed.connect(judging.reject)
        panel.mark_activated.connect(lambda _: self.changed.emit())
        for editor in (panel.mark_editor, panel.verdict_editor):
            editor.closed.connect(self.article.reader.setFocus)

    def set_look(self, theme: Theme) -> None:
        """Draw in the colours of ``theme``, with the size and the marks of the settings."""
        settings = self._settings
        self.article.set_theme(theme)
        self.proofreading.editor.set_theme(theme)
        self.panel.set_theme(theme)
        self.article.reader.set_font_size(settings.font_size)
        self.article.reader.set_marks_visible(settings.show_quotes, settings.show_claims)
        self.panel.setVisible(settings.show_panel)

    def show_panel(self, wanted: bool) -> None:
        """Open or close the side panel; closing it gives the text the focus."""
        self._settings.show_panel = wanted
        self.panel.setVisible(wanted)
        if not wanted:
            self.panel.close_editors()
            self.article.reader.setFocus()
        self.changed.emit()

    def aim_at(self, offset: int) -> None:
        """Point out the sentence at ``offset`` (code points) in the article opened next; -1 for none."""
        self._goal = offset

    def leave(self) -> None:
        """Save what is being typed and the place where one reads."""
        self.panel.close_editors()
        self.proofreading.close_editor()
        self.session.leave()

    def close_session(self) -> None:
        """Leave, and wait for the workers to end."""
        self.leave()
        self.session.close()

    def _show(self, reading: Reading, place: Place) -> None:
        if reading.id != self.notebook.article:
            self._history.clear()
        self.panel.close_editors()
        self.proofreading.close_editor()
        self.marking.set_current("")
        self.judging.set_current(None)
        self.notebook.load(reading.id, reading.annotations)
        self.judgements.load(reading.id, reading.judgements)
        self.article.show_reading(reading, place)
        self.panel.set_reading(reading)
        self.panel.set_annotations(reading.annotations)
        if self._goal >= 0:
            self.article.go_to(self._goal)
            self._goal = -1
        self.opened.emit(reading)
        self.changed.emit()

    def _show_annotations(self, annotations: tuple[Annotation, ...]) -> None:
        self.session.set_annotations(annotations)
        self.article.set_annotations(annotations)
        self.panel.set_annotations(annotations)
        self.changed.emit()

    def _on_place(self, offset: int) -> None:
        self.session.set_place(offset)
        self.panel.follow(offset)

    def _on_annotation(self, identifier: str) -> None:
        self.marking.set_current(identifier)
        self.panel.notes.view.select(identifier)
        annotation = self.notebook.find(identifier)
        if annotation is not None and (annotation.text or self.panel.editor.isVisible()):
            self._edit(annotation, focus=False)

    def _on_mark(self, kind: str, index: int) -> None:
        if kind in ("quote", "speaker", "claim"):
            self.judging.set_current(Target("claim" if kind == "claim" else "quote", index))
        self.panel.show_mark(kind, index)

    # Judging the marks of the program

    def _show_judgements(self, judgements: tuple[Judgement, ...]) -> None:
        self.session.set_judgements(judgements)
        reading = self.session.current
        if reading is None:
            return
        self._show_marks(reading)
        for editor in (self.panel.mark_editor, self.panel.verdict_editor):
            editor.follow(judgements)
        self.changed.emit()

    def _show_marks(self, reading: Reading) -> None:
        self.article.reader.set_marks(reading)
        self.panel.set_reading(reading)

    def _listed(self) -> Target | None:
        """Return the mark that is current in a list of the panel that has the focus."""
        entry, reading = self.panel.current_mark(), self.session.current
        found = target_of(entry, reading) if entry and reading else None
        return Target(*found) if found else None

    def _edit_mark(self, draft: Judgement) -> None:
        reading = self.session.current
        if reading is not None:
            self.show_panel(True)
            self.panel.edit_mark(draft, reading)

    def _review(self, draft: Judgement) -> None:
        reading = self.session.current
        if reading is not None:
            self.show_panel(True)
            words = reading.article.text[slice(*(draft.span or draft.mark))]
            self.panel.review(draft, words, self._settings.reviewer)

    def _save_review(self, draft: Judgement) -> None:
        self._settings.reviewer = draft.review.reviewer or self._settings.reviewer
        self.judging.save(draft)

    def _tell_why(self, target: Target, reason: str) -> None:
        self.show_panel(True)
        self.panel.show_mark(target.kind, target.index)
        self.marking.news.emit(" ".join(self.tr("Why: {reason}").format(reason=reason).split("\n")))

    def _go_to_annotation(self, identifier: str) -> None:
        self.marking.set_current(identifier)
        if annotation := self.notebook.find(identifier):
            self.article.go_to_annotation(annotation)
            if self.panel.editor.isVisible():
                self._edit(annotation, focus=False)

    def _edit(self, annotation: Annotation | None, focus: bool = True) -> None:
        if annotation is None:
            return
        if not self._settings.show_panel:
            self.show_panel(True)
        self.marking.set_current(annotation.id)
        self.panel.edit(annotation, focus=focus)
