"""A list of the program's marks in the side panel, with a choice of how it is ordered and what it shows."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QVBoxLayout, QWidget

from records.reading import Reading
from ui.panel.entries import Entry
from ui.panel.lists import EntryList
from ui.panel.views import View


class MarkList(QWidget):
    """One tab of the panel; ``shown`` comes when another view was chosen."""

    shown = Signal()

    def __init__(self, name: str, views: tuple[View, ...], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._views = views
        self._reading: Reading | None = None
        self.choice = QComboBox(self)
        self.choice.setAccessibleName(name)
        for view in views:
            self.choice.addItem(view.name, view.key)
        self.list = EntryList(name, views[0].empty, self)
        self.view = self.list.view
        self.chosen = self.list.chosen
        field = QVBoxLayout()
        field.setContentsMargins(12, 0, 12, 0)
        field.addWidget(self.choice)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 10, 0, 0)
        layout.setSpacing(6)
        layout.addLayout(field)
        layout.addWidget(self.list, 1)
        self.choice.currentIndexChanged.connect(self._show)

    def set_reading(self, reading: Reading) -> None:
        """List the marks of ``reading``, in the view chosen."""
        self._reading = reading
        self._show()

    def show_view(self, key: str) -> None:
        """Choose a view by its key."""
        self.choice.setCurrentIndex(self.choice.findData(key))

    def select(self, key: str) -> None:
        """Make an entry current; where the view shown does not list it, the usual one is."""
        if not self.view.select(key):
            self.choice.setCurrentIndex(0)
            self.view.select(key)

    @property
    def current(self) -> Entry | None:
        """Return the entry that is current, None on a heading or in an empty list."""
        return self.view.entries.entry(self.view.currentIndex())

    def _show(self) -> None:
        view = self._views[max(self.choice.currentIndex(), 0)]
        if self._reading is not None:
            self.list.show_groups(view.groups(self._reading), view.empty)
        self.shown.emit()
