"""The glossary: how terms are to be translated, or that they are to come out to the letter."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QCheckBox,
    QComboBox,
    QFileDialog,
    QFormLayout,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QLineEdit,
    QPushButton,
    QTableWidget,
    QTableWidgetItem,
    QWidget,
)

from records.glossary import Term
from ui.dialogs.frame import Dialog
from ui.dialogs.settings import language_name

_FILES = "(*.csv *.tsv *.tbx)"


class GlossaryDialog(Dialog):
    """Lists terms and asks for changes by signals; :meth:`show_terms` shows the outcome."""

    put_requested = Signal(object)
    remove_requested = Signal(str)
    import_requested = Signal(str, str, str)
    export_requested = Signal(str)

    def __init__(
        self, terms: Sequence[Term], languages: Sequence[str], draft: Term, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent, (760, 560))
        self.setWindowTitle(self.tr("Glossary"))
        self._terms: tuple[Term, ...] = ()
        self._draft = draft
        self._editing = ""
        self.filter = QLineEdit(self)
        self.filter.setPlaceholderText(self.tr("Filter"))
        self.filter.setAccessibleName(self.tr("Filter the terms"))
        self.filter.setClearButtonEnabled(True)
        self.table = QTableWidget(0, 4, self)
        self.table.setAccessibleName(self.tr("Terms"))
        self.table.setHorizontalHeaderLabels(
            [self.tr("Term"), self.tr("Translation"), self.tr("Languages"), self.tr("Capitals")]
        )
        self.table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.table.setTabKeyNavigation(False)
        self.table.verticalHeader().hide()
        header = self.table.horizontalHeader()
        for column in (0, 1):
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.Stretch)
        self.term = QLineEdit(self)
        self.translation = QLineEdit(self)
        self.translation.setPlaceholderText(self.tr("Empty: it comes out to the letter"))
        self.source, self.target = self._languages(languages), self._languages(languages)
        self.source.setAccessibleName(self.tr("Language of the term"))
        self.target.setAccessibleName(self.tr("Language of the translation"))
        self.exact = QCheckBox(self.tr("Capitals have to be the same"), self)
        self.put = QPushButton(self.tr("Add"), self)
        self.put.setProperty("primary", True)
        self.remove = QPushButton(self.tr("Remove"), self)
        self._message = QLabel(self)
        self._message.setWordWrap(True)
        self._message.setProperty("role", "muted")
        self._arrange()
        self.filter.textChanged.connect(self._fill)
        self.table.itemSelectionChanged.connect(self._take)
        self.term.textChanged.connect(self._check)
        self.term.returnPressed.connect(self._put)
        self.translation.returnPressed.connect(self._put)
        self.put.clicked.connect(self._put)
        self.remove.clicked.connect(self._remove)
        for button in (*self.buttons.buttons(), self.put, self.remove):
            button.setAutoDefault(False)  # type: ignore[attr-defined]
        self.show_terms(terms)
        self._edit(draft)
        (self.translation if draft.term else self.term).setFocus()

    def _languages(self, codes: Sequence[str]) -> QComboBox:
        box = QComboBox(self)
        box.addItem(self.tr("any language"), "")
        for code in codes:
            box.addItem(language_name(code), code)
        return box

    def _arrange(self) -> None:
        pair = QHBoxLayout()
        pair.addWidget(self.source, 1)
        pair.addWidget(QLabel("→", self))
        pair.addWidget(self.target, 1)
        form = QFormLayout()
        form.setSpacing(10)
        form.addRow(self.tr("&Term"), self.term)
        form.addRow(self.tr("T&ranslation"), self.translation)
        between = QLabel(self.tr("&Languages"), self)
        between.setBuddy(self.source)
        form.addRow(between, pair)
        form.addRow("", self.exact)
        row = QHBoxLayout()
        row.addWidget(self.put)
        row.addWidget(self.remove)
        row.addStretch(1)
        for text, act in ((self.tr("Import…"), self._import), (self.tr("Export…"), self._export)):
            button = QPushButton(text, self)
            button.setAutoDefault(False)
            button.clicked.connect(act)
            row.addWidget(button)
        self.body.addWidget(self.filter)
        self.body.addWidget(self.table, 1)
        self.body.addLayout(form)
        self.body.addLayout(row)
        self.body.addWidget(self._message)

    def show_terms(self, terms: Sequence[Term], message: str = "") -> None:
        """List ``terms``, and say ``message``."""
        self._terms = tuple(terms)
        self._fill()
        self.say(message or self._hint())

    def say(self, message: str) -> None:
        """Show a line at the foot."""
        self._message.setText(message)

    def clear_form(self) -> None:
        """Be ready for the next term."""
        self._edit(self._blank())
        self.term.setFocus()

    def _hint(self) -> str:
        return self.tr(
            "A term holds in all articles of this library. Sentences that hold it are translated again; "
            "regular endings are found too."
        )

    def _blank(self) -> Term:
        draft = self._draft
        return Term("", draft.source, draft.target, "", "")

    def _fill(self) -> None:
        wanted = self.filter.text().casefold()
        shown = [term for term in self._terms if wanted in f"{term.term}\n{term.translation}".casefold()]
        self.table.blockSignals(True)
        self.table.setRowCount(len(shown))
        for row, term in enumerate(shown):
            pair = f"{term.source or '*'} → {term.target or '*'}"
            capitals = self.tr("the same") if term.case_rule == "exact" else ""
            translation = term.translation or self.tr("(to the letter)")
            for column, text in enumerate((term.term, translation, pair, capitals)):
                item = QTableWidgetItem(text)
                item.setData(Qt.ItemDataRole.UserRole, term.id)
                self.table.setItem(row, column, item)
        self.table.clearSelection()
        self.table.blockSignals(False)
        self._check()

    def _edit(self, term: Term) -> None:
        self._editing = term.id
        self.term.setText(term.term)
        self.translation.setText(term.translation)
        for box, code in ((self.source, term.source), (self.target, term.target)):
            if box.findData(code) < 0:
                box.addItem(language_name(code), code)
            box.setCurrentIndex(box.findData(code))
        self.exact.setChecked(term.case_rule == "exact")
        self._check()

    def _take(self) -> None:
        chosen = self.table.selectedItems()
        identifier = chosen[0].data(Qt.ItemDataRole.UserRole) if chosen else ""
        term = next((each for each in self._terms if each.id == identifier), None)
        self._edit(term or self._blank())

    def _check(self) -> None:
        self.put.setText(self.tr("Change") if self._editing else self.tr("Add"))
        self.put.setEnabled(any(character.isalnum() for character in self.term.text()))
        self.remove.setEnabled(bool(self._editing))

    def _put(self) -> None:
        if self.put.isEnabled():
            self.put_requested.emit(
                Term(
                    self._editing,
                    self.source.currentData(),
                    self.target.currentData(),
                    self.term.text(),
                    self.translation.text(),
                    "exact" if self.exact.isChecked() else "ignore",
                )
            )

    def _remove(self) -> None:
        if self._editing:
            self.remove_requested.emit(self._editing)

    def _import(self) -> None:
        dialog = QFileDialog(self, self.tr("Import terms"), str(Path.home()))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setNameFilter(self.tr("Glossaries {endings}").format(endings=_FILES))
        dialog.fileSelected.connect(
            lambda path: self.import_requested.emit(
                path, self.source.currentData(), self.target.currentData()
            )
        )
        dialog.open()

    def _export(self) -> None:
        dialog = QFileDialog(self, self.tr("Export the glossary"), str(Path.home() / "glossary.csv"))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setNameFilter(self.tr("Glossaries {endings}").format(endings=_FILES))
        dialog.setDefaultSuffix("csv")
        dialog.fileSelected.connect(self.export_requested)
        dialog.open()
