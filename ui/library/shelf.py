"""The list of the library page: its model, how a row is drawn, and the view."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import (
    QAbstractListModel,
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QFont, QFontMetrics, QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from records.library import Entry, Hit
from ui.library.rows import Offer, Record, Row
from ui.theme import Theme

Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()


class RowModel(QAbstractListModel):
    """Rows as plain data, replaced as a whole."""

    def __init__(self) -> None:
        super().__init__()
        self._rows: tuple[Row, ...] = ()

    def set_rows(self, rows: Sequence[Row]) -> None:
        """Show ``rows``."""
        self.beginResetModel()
        self._rows = tuple(rows)
        self.endResetModel()

    def row(self, index: Index) -> Row | None:
        """Return the row at ``index``."""
        return self._rows[index.row()] if index.isValid() else None

    def rowCount(self, parent: Index = _ROOT) -> int:
        """Return the number of rows."""
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return what search by typing, tooltips and screen readers ask for."""
        row = self.row(index)
        if row and role == Qt.ItemDataRole.DisplayRole:
            return row.title
        if row and role == Qt.ItemDataRole.AccessibleTextRole:
            return ". ".join(part for part in (row.title, row.detail, row.aside) if part)
        if row and role == Qt.ItemDataRole.ToolTipRole and isinstance(row.record, Entry):
            return row.record.source
        return None


class RowDelegate(QStyledItemDelegate):
    """Draws a title over a line of detail, and an aside at the right."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.theme: Theme | None = None

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Return the same height for every row."""
        return QSize(200, 2 * QFontMetrics(option.font).lineSpacing() + 30)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw one row."""
        model = index.model()
        row = model.row(index) if isinstance(model, RowModel) else None
        if row is None or self.theme is None:
            return
        theme = self.theme
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rect: QRect = option.rect.adjusted(2, 2, -2, -2)
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.setPen(Qt.PenStyle.NoPen)
        if chosen or option.state & QStyle.StateFlag.State_MouseOver:
            painter.setBrush(theme.colour("selection" if chosen else "hover"))
            painter.drawRoundedRect(rect, 9, 9)
        if option.state & QStyle.StateFlag.State_HasFocus:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(theme.colour("focus"), 1.5))
            painter.drawRoundedRect(rect.adjusted(1, 1, -1, -1), 9, 9)
        inside = rect.adjusted(16, 11, -16, -11)
        self._paint_texts(painter, option, row, inside, theme, chosen)
        painter.restore()

    def _paint_texts(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        row: Row,
        inside: QRect,
        theme: Theme,
        chosen: bool,
    ) -> None:
        title = QFont(option.font)
        title.setPointSizeF(title.pointSizeF() + 1)
        if isinstance(row.record, Entry) and row.record.state != "read":
            title.setWeight(QFont.Weight.DemiBold)
        small = option.font
        aside = QFontMetrics(small).horizontalAdvance(row.aside)
        painter.setFont(small)
        painter.setPen(theme.colour("muted"))
        top, bottom = Qt.AlignmentFlag.AlignTop, Qt.AlignmentFlag.AlignBottom
        painter.drawText(inside, top | Qt.AlignmentFlag.AlignRight, row.aside)
        elide = Qt.TextElideMode.ElideRight
        painter.drawText(inside, bottom, QFontMetrics(small).elidedText(row.detail, elide, inside.width()))
        painter.setFont(title)
        painter.setPen(theme.colour("selection_text" if chosen else "text"))
        room = inside.width() - aside - 24
        painter.drawText(inside, top, QFontMetrics(title).elidedText(row.title, elide, room))


class Shelf(QListView):
    """The list; Enter, a click on a hit or a double click on an article opens, Delete removes."""

    opened = Signal(object)
    remove_pressed = Signal()
    chosen_changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows = RowModel()
        self.setModel(self.rows)
        self._drawing = RowDelegate(self)
        self.setItemDelegate(self._drawing)
        self.setProperty("flat", True)
        self.setMouseTracking(True)
        self.setUniformItemSizes(True)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setAccessibleName(self.tr("Articles"))
        self.selectionModel().selectionChanged.connect(lambda *_: self.chosen_changed.emit())
        self.clicked.connect(self._on_click)
        self.doubleClicked.connect(self._open)

    def set_theme(self, theme: Theme) -> None:
        """Draw in the colours of ``theme``."""
        self._drawing.theme = theme
        self.viewport().update()

    def show_rows(self, rows: Sequence[Row]) -> None:
        """Show ``rows`` with the first one current."""
        number = max(self.currentIndex().row(), 0)
        kept = {_key(record) for record in self.chosen()} if self.selectionModel().hasSelection() else set()
        self.rows.set_rows(rows)
        self.setCurrentIndex(self.rows.index(min(number, len(rows) - 1), 0))
        again = [n for n, row in enumerate(rows) if _key(row.record) in kept]
        if again:
            self._select(again)
        self.chosen_changed.emit()

    def _select(self, numbers: Sequence[int]) -> None:
        """Select rows, the first of them current; what was selected before no longer is."""
        self.setCurrentIndex(self.rows.index(numbers[0], 0))
        selection = QItemSelection()
        for number in numbers:
            selection.select(self.rows.index(number, 0), self.rows.index(number, 0))
        self.selectionModel().select(selection, QItemSelectionModel.SelectionFlag.ClearAndSelect)

    def current(self) -> Record | None:
        """Return what the current row stands for."""
        row = self.rows.row(self.currentIndex())
        return row.record if row else None

    def chosen(self) -> list[Record]:
        """Return what the selected rows stand for, in their order."""
        rows = sorted(index.row() for index in self.selectionModel().selectedIndexes())
        found = (self.rows.row(self.rows.index(number, 0)) for number in rows)
        return [row.record for row in found if row]

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open with Enter, remove with Delete."""
        record = self.current()
        if record and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.opened.emit(record)
        elif record and event.key() == Qt.Key.Key_Delete:
            self.remove_pressed.emit()
        else:
            super().keyPressEvent(event)

    def _on_click(self, index: QModelIndex) -> None:
        row = self.rows.row(index)
        if row and isinstance(row.record, Hit | Offer) and not _extending():
            self.opened.emit(row.record)

    def _open(self, index: QModelIndex) -> None:
        row = self.rows.row(index)
        if row and not isinstance(row.record, Hit | Offer):
            self.opened.emit(row.record)


def _key(record: Record) -> object:
    return record.id if isinstance(record, Entry) else record


def _extending() -> bool:
    """Return whether a click with the keys that are down makes a selection larger."""
    keys = QApplication.keyboardModifiers()
    return bool(keys & (Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.ControlModifier))
