"""The help page: every key and command, from the table of actions; and what the marks mean."""

from __future__ import annotations

from html import escape

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QLineEdit, QTextBrowser, QWidget

from ui.actions import ACTIONS, Table
from ui.dialogs.frame import Dialog
from ui.theme import Theme

COMMANDS = (
    ("sidelight ARTICLE", "open an article in the window"),
    ("sidelight analyse ARTICLE", "quotes and claims as JSON"),
    ("sidelight translate ARTICLE", "the aligned sentences"),
    ("sidelight export ARTICLE -o FILE", "the annotated bilingual article"),
    ("sidelight shot ARTICLE -o FILE.png", "a picture of this window"),
    ("sidelight packs list", "language packs: list, available, install, remove, check"),
    ("sidelight library list", "everything on the library"),
    ("sidelight selftest", "check the installation"),
)


class HelpDialog(Dialog):
    """Lists keys and commands; typing narrows the list."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent, (600, 640))
        self.setWindowTitle(self.tr("Keys and commands"))
        self._theme = theme
        self.filter = QLineEdit(self)
        self.filter.setPlaceholderText(self.tr("Filter"))
        self.filter.setClearButtonEnabled(True)
        self.page = QTextBrowser(self)
        self.page.setOpenLinks(False)
        self.body.addWidget(self.filter)
        self.body.addWidget(self.page, 1)
        self.filter.textChanged.connect(self._fill)
        self._fill()
        self.filter.setFocus()

    def _fill(self) -> None:
        wanted = self.filter.text().casefold()
        muted, badge = self._theme.colour("muted").name(), self._theme.colour("badge").name()
        parts = []
        for menu, title in Table.titles:
            rows = [
                (spec.title().rstrip("…"), [QKeySequence(key).toString() for key in spec.keys.split()])
                for spec in ACTIONS
                if spec.menu == menu
            ]
            found = [row for row in rows if wanted in " ".join((row[0], *row[1])).casefold()]
            if found:
                name = QCoreApplication.translate("Table", title).replace("&", "")
                parts.append(f"<h3>{escape(name)}</h3><table cellpadding='4' width='100%'>")
                parts += [
                    f"<tr><td width='62%'>{escape(text)}</td><td>{_keys(keys, badge)}</td></tr>"
                    for text, keys in found
                ]
                parts.append("</table>")
        commands = [row for row in COMMANDS if wanted in " ".join(row).casefold()]
        if commands:
            parts.append(
                f"<h3>{escape(self.tr('Without the window'))}</h3><table cellpadding='4' width='100%'>"
            )
            parts += [
                f"<tr><td><code>{escape(name)}</code><br>"
                f"<span style='color:{muted}'>{escape(text)}</span></td></tr>"
                for name, text in commands
            ]
            parts.append("</table>")
        self.page.setHtml("".join(parts) or f"<p>{escape(self.tr('Nothing has this in its name.'))}</p>")


def _keys(keys: list[str], background: str) -> str:
    return " &nbsp; ".join(
        f"<span style='background-color:{background}'>&nbsp;{escape(key)}&nbsp;</span>" for key in keys
    )


class AboutDialog(Dialog):
    """Says what the program is, and what it promises."""

    def __init__(self, version: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("About Sidelight"))
        page = QTextBrowser(self)
        page.setOpenExternalLinks(False)
        page.setOpenLinks(False)
        promises = (
            self.tr("Nothing leaves this machine: translation and analysis work offline."),
            self.tr("The original is kept to the letter."),
            self.tr("A machine translation is marked as one, and so are its doubts."),
            self.tr("Every automatic mark says why it was made. They are suggestions, not findings."),
            self.tr("A note is on disk as soon as it is shown."),
        )
        licence = self.tr("MIT licence. Made with Qt for Python, CTranslate2 and SentencePiece.")
        items = "".join(f"<li>{escape(text)}</li>" for text in promises)
        page.setHtml(
            f"<h2>Sidelight {escape(version)}</h2>"
            f"<p>{escape(self.tr('Read articles written in more than one language.'))}</p><ul>{items}</ul>"
            f"<p>{escape(licence)}</p>"
        )
        page.setMinimumHeight(260)
        self.body.addWidget(page)
