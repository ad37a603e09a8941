"""One list of the side panel: grouped entries, or a sentence of help when there are none."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QLabel, QStackedLayout, QTreeView, QVBoxLayout, QWidget

from ui.panel.delegate import EntryDelegate
from ui.panel.entries import Entry, Group
from ui.panel.model import GroupModel
from ui.theme import Theme


class EntryView(QTreeView):
    """The list itself; Enter or a click chooses an entry, Delete asks to remove it."""

    chosen = Signal(object)
    opened = Signal(object)
    delete_pressed = Signal(object)
    menu_requested = Signal(object, QPoint)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.entries = GroupModel()
        self.setModel(self.entries)
        self._drawing = EntryDelegate(self)
        self.setItemDelegate(self._drawing)
        self.setAccessibleName(name)
        self.setProperty("flat", True)
        self.setHeaderHidden(True)
        self.setRootIsDecorated(False)
        self.setItemsExpandable(False)
        self.setIndentation(0)
        self.setMouseTracking(True)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.customContextMenuRequested.connect(self._ask_menu)
        self.clicked.connect(self._choose)
        self.doubleClicked.connect(self._open)

    def set_theme(self, theme: Theme) -> None:
        """Draw in the colours of ``theme``."""
        self._drawing.theme = theme
        self.viewport().update()

    def show_groups(self, groups: Sequence[Group]) -> None:
        """Show ``groups``, staying at the entry that is current and at the scroll position."""
        current = self.entries.entry(self.currentIndex())
        position = self.verticalScrollBar().value()
        if not self.entries.set_groups(groups):
            return
        self.expandAll()
        if current:
            self.select(current.key)
        self.verticalScrollBar().setValue(position)

    def select(self, key: str) -> bool:
        """Make the entry with ``key`` current and visible; return whether there is one."""
        for index, entry in self.entries.entries():
            if entry.key == key:
                if index != self.currentIndex():
                    self.setCurrentIndex(index)
                return True
        return False

    def follow(self, offset: int) -> None:
        """Make the entry current that lies at ``offset`` or last before it."""
        before = [(entry.start, index) for index, entry in self.entries.entries() if entry.start <= offset]
        if before and not self.hasFocus():
            best = max(before, key=lambda pair: pair[0])[1]
            if best != self.currentIndex():
                self.setCurrentIndex(best)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Choose with Enter, remove with Delete, move over headings with the arrows."""
        entry = self.entries.entry(self.currentIndex())
        if entry and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.chosen.emit(entry)
            self.opened.emit(entry)
        elif entry and event.key() == Qt.Key.Key_Delete:
            self.delete_pressed.emit(entry)
        else:
            super().keyPressEvent(event)
            if event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down) and self.entries.group(self.currentIndex()):
                super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Break the lines anew."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.scheduleDelayedItemsLayout()

    def _ask_menu(self, at: QPoint) -> None:
        index = self.indexAt(at)
        index = index if index.isValid() else self.currentIndex()
        if entry := self.entries.entry(index):
            self.setCurrentIndex(index)
            self.menu_requested.emit(entry, self.viewport().mapToGlobal(at))

    def _choose(self, index: QModelIndex) -> None:
        if entry := self.entries.entry(index):
            self.chosen.emit(entry)

    def _open(self, index: QModelIndex) -> None:
        if entry := self.entries.entry(index):
            self.opened.emit(entry)


class EntryList(QWidget):
    """A list with its explanation of the current entry, and its empty state."""

    chosen = Signal(object)

    def __init__(self, name: str, empty: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.view = EntryView(name, self)
        self._why = QLabel(self)
        self._why.setProperty("role", "muted")
        self._why.setWordWrap(True)
        self._why.setContentsMargins(14, 8, 14, 8)
        self._why.hide()
        self._empty = QLabel(empty, self)
        self._empty.setProperty("role", "muted")
        self._empty.setWordWrap(True)
        self._empty.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
        self._empty.setContentsMargins(28, 48, 28, 16)
        full = QWidget(self)
        inside = QVBoxLayout(full)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(0)
        inside.addWidget(self.view, 1)
        inside.addWidget(self._why)
        self._pages = QStackedLayout(self)
        self._pages.addWidget(full)
        self._pages.addWidget(self._empty)
        self._pages.setCurrentIndex(1)
        self.view.chosen.connect(self.chosen)
        self.view.selectionModel().currentChanged.connect(self._explain)
        self.view.entries.modelReset.connect(self._explain)

    def show_groups(self, groups: Sequence[Group], empty: str = "") -> None:
        """Show ``groups``, or the help when there are none."""
        if empty:
            self._empty.setText(empty)
        self.view.show_groups(groups)
        self._pages.setCurrentIndex(0 if groups else 1)

    def _explain(self) -> None:
        entry: Entry | None = self.view.entries.entry(self.view.currentIndex())
        self._why.setVisible(bool(entry and entry.why))
        if entry and entry.why:
            self._why.setText(self.tr("Why: {reason}").format(reason=entry.why))
