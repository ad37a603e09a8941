"""The dialogs of the library page: tags, collections, details, emptying the trash."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import fields, replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QCompleter,
    QFormLayout,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QWidget,
)

from records.library import Entry
from records.shelf import Collection, Details
from ui.dialogs.frame import Dialog


class TagsDialog(Dialog):
    """Gives articles tags and takes them; ``chosen`` gives those to add and those to remove."""

    chosen = Signal(tuple, tuple)

    def __init__(self, entries: Sequence[Entry], known: Sequence[str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        one = len(entries) == 1
        title = self.tr("Tags") if one else self.tr("Tags of {n} articles").format(n=len(entries))
        self.setWindowTitle(title)
        self.use_accept(self.tr("Keep"))
        sets = [set(entry.tags) for entry in entries]
        self._common = set.intersection(*sets)
        self._some = set.union(*sets)
        self.field = QLineEdit(self)
        self.field.setAccessibleName(self.tr("Add tags"))
        self.field.setPlaceholderText(self.tr("New tags, with commas between them"))
        completer = QCompleter(list(known), self)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self.field.setCompleter(completer)
        label = QLabel(self.tr("&Add"), self)
        label.setBuddy(self.field)
        self.body.addWidget(label)
        self.body.addWidget(self.field)
        self.list = _checks(self, [(tag, tag) for tag in sorted(self._some, key=str.casefold)])
        self.list.setAccessibleName(self.tr("Tags"))
        for item in _items(self.list):
            has_all = item.text() in self._common
            item.setCheckState(Qt.CheckState.Checked if has_all else Qt.CheckState.PartiallyChecked)
        self.list.setVisible(bool(self._some))
        self.body.addWidget(self.list)
        self.field.setFocus()

    def accept(self) -> None:
        """Tell what was chosen and close."""
        typed = [tag.strip() for tag in self.field.text().split(",") if tag.strip()]
        items = _items(self.list)
        ticked = [i.text() for i in items if i.checkState() == Qt.CheckState.Checked]
        gone = tuple(i.text() for i in items if i.checkState() == Qt.CheckState.Unchecked)
        self.chosen.emit((*(t for t in ticked if t not in self._common), *typed), gone)
        super().accept()


class CollectionsDialog(Dialog):
    """Puts articles into collections; ``chosen`` gives ids to put them in, to take them from, a new name."""

    chosen = Signal(tuple, tuple, str)
    deleted = Signal(str)
    renamed = Signal(str, str)

    def __init__(
        self, entries: Sequence[Entry], collections: Sequence[Collection], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Collections"))
        self.use_accept(self.tr("Keep"))
        self.field = QLineEdit(self)
        self.field.setAccessibleName(self.tr("New collection"))
        self.field.setPlaceholderText(self.tr("Name of a new collection"))
        label = QLabel(self.tr("&New"), self)
        label.setBuddy(self.field)
        self.body.addWidget(label)
        self.body.addWidget(self.field)
        self.list = _checks(self, [(c.id, c.name) for c in collections])
        self.list.setAccessibleName(self.tr("Collections"))
        self.list.setEditTriggers(QListWidget.EditTrigger.EditKeyPressed)
        self._before: dict[str, Qt.CheckState] = {}
        for item in _items(self.list):
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsEditable)
            count = sum(item.text() in entry.collections for entry in entries)
            state = Qt.CheckState.PartiallyChecked if count else Qt.CheckState.Unchecked
            item.setCheckState(Qt.CheckState.Checked if count == len(entries) else state)
            self._before[item.data(Qt.ItemDataRole.UserRole)] = item.checkState()
        self._names = {c.id: c.name for c in collections}
        self.list.itemChanged.connect(self._rename)
        self.body.addWidget(self.list)
        self._delete = QPushButton(self.tr("Delete the collection"), self)
        self._delete.setToolTip(self.tr("Its articles stay in the library"))
        self._delete.clicked.connect(self._on_delete)
        self._delete.setAutoDefault(False)
        self.body.addWidget(self._delete)
        for widget in (self.list, self._delete):
            widget.setVisible(bool(collections))
        self.field.setFocus()

    def accept(self) -> None:
        """Tell what was chosen and close."""
        changed = [
            item
            for item in _items(self.list)
            if item.checkState() != self._before[item.data(Qt.ItemDataRole.UserRole)]
        ]
        into, out = (
            tuple(i.data(Qt.ItemDataRole.UserRole) for i in changed if i.checkState() == state)
            for state in (Qt.CheckState.Checked, Qt.CheckState.Unchecked)
        )
        self.chosen.emit(into, out, self.field.text().strip())
        super().accept()

    def _rename(self, item: QListWidgetItem) -> None:
        identifier, name = item.data(Qt.ItemDataRole.UserRole), item.text().strip()
        if name and name != self._names[identifier]:
            self._names[identifier] = name
            self.renamed.emit(identifier, name)

    def _on_delete(self) -> None:
        item = self.list.currentItem()
        if item is not None:
            self.deleted.emit(item.data(Qt.ItemDataRole.UserRole))
            self.list.takeItem(self.list.row(item))


class DetailsDialog(Dialog):
    """What a person says about an article; ``chosen`` gives ``Details``."""

    chosen = Signal(object)

    def __init__(self, entry: Entry, details: Details, parent: QWidget | None = None) -> None:
        super().__init__(parent, (560, 0))
        self.setWindowTitle(self.tr("Details of the article"))
        self.use_accept(self.tr("Keep"))
        self._details = details
        self._shown = {
            "title": entry.title,
            "author": entry.author,
            "publication": entry.publication,
            "source": entry.source,
            "published": entry.published,
            "languages": " ".join(entry.languages),
        }
        names = {
            "title": self.tr("&Title"),
            "author": self.tr("A&uthor"),
            "publication": self.tr("&Published in"),
            "source": self.tr("Address or &file"),
            "published": self.tr("&Date"),
            "languages": self.tr("&Languages"),
        }
        hints = {"published": self.tr("2024-01-31"), "languages": self.tr("nb en, the most used one first")}
        form = QFormLayout()
        self.fields: dict[str, QLineEdit] = {}
        for key, name in names.items():
            field = QLineEdit(self._shown[key], self)
            field.setPlaceholderText(hints.get(key, ""))
            field.setAccessibleName(name.replace("&", ""))
            form.addRow(name, field)
            self.fields[key] = field
        self.body.addLayout(form)
        note = QLabel(self.tr("The text that was read, and what it came with, stay as they are."), self)
        note.setProperty("role", "muted")
        note.setWordWrap(True)
        self.body.addWidget(note)
        undo = QPushButton(self.tr("As it came"), self)
        undo.setAutoDefault(False)
        undo.clicked.connect(self._reset)
        undo.setEnabled(details != Details())
        self.body.addWidget(undo, 0, Qt.AlignmentFlag.AlignLeft)

    def accept(self) -> None:
        """Tell what was typed and close."""
        typed = {key: field.text().strip() for key, field in self.fields.items()}
        changed = {key: text for key, text in typed.items() if text != self._shown[key]}
        languages = changed.pop("languages", None)
        details = self._details
        if languages is not None:
            details = replace(details, languages=tuple(languages.replace(",", " ").split()) or None)
        said = {f.name: changed.get(f.name, getattr(details, f.name)) for f in fields(details)}
        self.chosen.emit(Details(**said))
        super().accept()

    def _reset(self) -> None:
        self.chosen.emit(Details())
        super().accept()


class EmptyDialog(Dialog):
    """Asks before articles are deleted for good; ``chosen`` tells whether their notes are kept."""

    chosen = Signal(bool)

    def __init__(self, entries: Sequence[Entry], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Delete for good"))
        self.use_accept(self.tr("Delete"))
        notes = sum(entry.annotations for entry in entries)
        what = (
            f"“{entries[0].title}”" if len(entries) == 1 else self.tr("{n} articles").format(n=len(entries))
        )
        label = QLabel(self.tr("{what} will be deleted for good.").format(what=what), self)
        label.setWordWrap(True)
        self.keep = QCheckBox(self.tr("&Keep the {n} notes and marks in them").format(n=notes), self)
        self.keep.setChecked(True)
        self.keep.setVisible(bool(notes))
        hint = QLabel(
            self.tr("Undo takes it back, for a month at least; until then a copy stays among the backups."),
            self,
        )
        hint.setProperty("role", "muted")
        hint.setWordWrap(True)
        for widget in (label, self.keep, hint):
            self.body.addWidget(widget)

    def accept(self) -> None:
        """Tell what was chosen and close."""
        self.chosen.emit(self.keep.isChecked())
        super().accept()


def _checks(parent: QWidget, values: Sequence[tuple[str, str]]) -> QListWidget:
    """Return a list of texts with a box before each."""
    found = QListWidget(parent)
    for value, text in values:
        item = QListWidgetItem(text, found)
        item.setData(Qt.ItemDataRole.UserRole, value)
        item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
        item.setCheckState(Qt.CheckState.Unchecked)
    found.setMaximumHeight(220)
    if found.count():
        found.setCurrentRow(0)
    return found


def _items(found: QListWidget) -> list[QListWidgetItem]:
    return [found.item(n) for n in range(found.count())]
