"""The side panel's lists as a Qt model of two levels: groups, and entries in them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QPersistentModelIndex, Qt

from ui.panel.entries import Entry, Group

Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()
_TOP = 0


class GroupModel(QAbstractItemModel):
    """Groups of entries; plain data inside, replaced as a whole."""

    def __init__(self) -> None:
        super().__init__()
        self._groups: tuple[Group, ...] = ()

    @property
    def groups(self) -> tuple[Group, ...]:
        """Return what the model shows."""
        return self._groups

    def set_groups(self, groups: Sequence[Group]) -> bool:
        """Show ``groups``; return False when they are what is shown already."""
        if tuple(groups) == self._groups:
            return False
        self.beginResetModel()
        self._groups = tuple(groups)
        self.endResetModel()
        return True

    def group(self, index: Index) -> Group | None:
        """Return the group at a heading's index, None for an entry's."""
        return self._groups[index.row()] if index.isValid() and index.internalId() == _TOP else None

    def entry(self, index: Index) -> Entry | None:
        """Return the entry at ``index``, None for a heading."""
        if not index.isValid() or index.internalId() == _TOP:
            return None
        return self._groups[index.internalId() - 1].entries[index.row()]

    def entries(self) -> Iterator[tuple[QModelIndex, Entry]]:
        """Yield every entry with its index, in the order shown."""
        for number, group in enumerate(self._groups):
            for row, entry in enumerate(group.entries):
                yield self.createIndex(row, 0, number + 1), entry

    def index(self, row: int, column: int, parent: Index = _ROOT) -> QModelIndex:
        """Return the index of a heading or of an entry under it."""
        if column or row < 0 or row >= self.rowCount(parent):
            return QModelIndex()
        return self.createIndex(row, 0, parent.row() + 1 if parent.isValid() else _TOP)

    def parent(self, index: Index) -> QModelIndex:  # type: ignore[override]
        """Return the heading of an entry."""
        if not index.isValid() or index.internalId() == _TOP:
            return QModelIndex()
        return self.createIndex(index.internalId() - 1, 0, _TOP)

    def rowCount(self, parent: Index = _ROOT) -> int:
        """Return the number of groups, or of a group's entries."""
        if not parent.isValid():
            return len(self._groups)
        return len(self._groups[parent.row()].entries) if parent.internalId() == _TOP else 0

    def columnCount(self, parent: Index = _ROOT) -> int:
        """Return 1."""
        return 1

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return the texts that views, tooltips and screen readers ask for."""
        group, entry = self.group(index), self.entry(index)
        if group and role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return f"{group.title} ({len(group.entries)})"
        if entry and role == Qt.ItemDataRole.DisplayRole:
            return entry.text
        if entry and role == Qt.ItemDataRole.AccessibleTextRole:
            return ". ".join(part for part in (entry.text, entry.note, entry.detail) if part)
        if entry and role == Qt.ItemDataRole.ToolTipRole:
            return "\n".join(part for part in (entry.text, entry.note, entry.why) if part)
        return None
