"""How a row of the side panel is drawn: a coloured sign, the passage, the note, a line of detail."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPen, QTextLayout, QTextOption
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from ui.panel.entries import Entry, Group
from ui.panel.model import GroupModel, Index
from ui.reader.marks import Mark, MarkKind
from ui.reader.signs import Sign, draw_sign
from ui.theme import Theme

MARGIN = 10
GUTTER = 24
GAP = 3
LINES = 2
SIGN = 16


def broken(text: str, font: QFont, width: int, lines: int) -> list[str]:
    """Break ``text`` into at most ``lines`` lines of ``width`` pixels; the last one is elided."""
    layout = QTextLayout(text, font)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    layout.beginLayout()
    starts: list[int] = []
    while len(starts) <= lines:
        line = layout.createLine()
        if not line.isValid():
            break
        line.setLineWidth(width)
        starts.append(line.textStart())
    layout.endLayout()
    units = text.encode("utf-16-le")  # the layout counts UTF-16 units
    pieces = []
    for number, start in enumerate(starts[:lines]):
        last = number == lines - 1
        end = len(units) if last or number + 1 == len(starts) else 2 * starts[number + 1]
        pieces.append(units[2 * start : end].decode("utf-16-le", "replace").rstrip())
    if len(starts) > lines:
        pieces[-1] = QFontMetrics(font).elidedText(pieces[-1], Qt.TextElideMode.ElideRight, width)
    return pieces


def count_lines(text: str, metrics: QFontMetrics, width: int) -> int:
    """Return how many lines ``broken`` makes of ``text``, measured no more than needed: lists are long."""
    if len(text) * metrics.averageCharWidth() > 2 * width:
        return LINES
    return 1 if metrics.horizontalAdvance(text) <= width else LINES


class EntryDelegate(QStyledItemDelegate):
    """Draws groups as headings with a count, and entries in up to five lines."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.theme: Theme | None = None

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Return the height that the row's lines need at the view's width."""
        model = index.model()
        assert isinstance(model, GroupModel)
        base = QFontMetrics(option.font)
        entry = model.entry(index)
        if entry is None:
            return QSize(0, base.height() + (16 if index.row() == 0 else 24))
        view = self.parent()
        assert isinstance(view, QWidget)
        width = view.width() - GUTTER - 2 * MARGIN - 14
        lines = count_lines(entry.text, base, width)
        height = lines * base.lineSpacing()
        if entry.note:
            height += count_lines(entry.note, base, width) * base.lineSpacing() + GAP
        if entry.detail:
            height += QFontMetrics(_small(option.font)).lineSpacing() + GAP
        return QSize(0, height + 14)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw one row."""
        model = index.model()
        if self.theme is None or not isinstance(model, GroupModel):
            return
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        entry, group = model.entry(index), model.group(index)
        if entry is not None:
            self._paint_entry(painter, option, entry, self.theme)
        elif group is not None:
            self._paint_group(painter, option, group, self.theme)
        painter.restore()

    def _paint_group(
        self, painter: QPainter, option: QStyleOptionViewItem, group: Group, theme: Theme
    ) -> None:
        rect: QRect = option.rect.adjusted(MARGIN, 0, -MARGIN, -4)
        font = QFont(option.font)
        font.setWeight(QFont.Weight.DemiBold)
        painter.setFont(font)
        painter.setPen(theme.colour("text"))
        metrics = QFontMetrics(font)
        count = str(len(group.entries))
        small = _small(option.font)
        room = rect.width() - QFontMetrics(small).horizontalAdvance(count) - 26
        title = metrics.elidedText(group.title, Qt.TextElideMode.ElideRight, room)
        bottom = Qt.AlignmentFlag.AlignBottom | Qt.AlignmentFlag.AlignLeft
        painter.drawText(rect, bottom, title)
        pill = QRect(0, 0, QFontMetrics(small).horizontalAdvance(count) + 14, metrics.height())
        pill.moveBottomLeft(QPoint(rect.left() + metrics.horizontalAdvance(title) + 8, rect.bottom()))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour("badge"))
        painter.drawRoundedRect(pill, pill.height() / 2, pill.height() / 2)
        painter.setFont(small)
        painter.setPen(theme.colour("badge_text"))
        painter.drawText(pill, Qt.AlignmentFlag.AlignCenter, count)

    def _paint_entry(
        self, painter: QPainter, option: QStyleOptionViewItem, entry: Entry, theme: Theme
    ) -> None:
        rect: QRect = option.rect.adjusted(4, 1, -4, -1)
        state = option.state
        if state & QStyle.StateFlag.State_Selected or state & QStyle.StateFlag.State_MouseOver:
            chosen = bool(state & QStyle.StateFlag.State_Selected)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.colour("selection" if chosen else "hover"))
            painter.drawRoundedRect(rect, 7, 7)
        if state & QStyle.StateFlag.State_HasFocus:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(theme.colour("focus"), 1.5))
            painter.drawRoundedRect(rect.adjusted(1, 1, -1, -1), 7, 7)
        font = option.font
        left, top = rect.left() + MARGIN - 4, rect.top() + 6
        self._paint_sign(painter, QRect(left, top, 14, QFontMetrics(font).height()), entry, theme)
        left += GUTTER
        width = option.rect.width() - GUTTER - 2 * MARGIN - 14
        ink = theme.colour("selection_text" if state & QStyle.StateFlag.State_Selected else "text")
        painter.setFont(font)
        if entry.note:
            painter.setPen(ink)
            top = _draw(painter, broken(entry.note, font, width, LINES), left, top) + GAP
            ink = theme.colour("muted")
        painter.setPen(ink)
        top = _draw(painter, broken(entry.text, font, width, LINES), left, top) + GAP
        if entry.detail:
            painter.setFont(_small(font))
            painter.setPen(theme.colour("muted"))
            detail = painter.fontMetrics().elidedText(entry.detail, Qt.TextElideMode.ElideRight, width)
            _draw(painter, [detail], left, top)

    def _paint_sign(self, painter: QPainter, box: QRect, entry: Entry, theme: Theme) -> None:
        fill = f"highlight_{entry.role}"
        if fill in theme.colours:
            dot = QRect(0, 0, 12, 12)
            dot.moveCenter(box.center())
            painter.setPen(QPen(theme.colour(f"{fill}_edge"), 1.5))
            painter.setBrush(theme.colour(fill) if entry.sign != "_" else Qt.BrushStyle.NoBrush)
            if entry.sign == "_":
                painter.drawLine(dot.left(), dot.bottom() - 2, dot.right(), dot.bottom() - 2)
            else:
                painter.drawEllipse(dot)
        elif entry.role in ("quote", "claim"):
            square = QRect(0, 0, SIGN, SIGN)
            square.moveCenter(box.center())
            kind: MarkKind = "quote" if entry.role == "quote" else "claim"
            said = entry.state if entry.state in ("accepted", "edited", "added") else ""
            mark = Mark(
                kind,
                0,
                0,
                entry.why,
                sign=entry.sign,
                strength=entry.strength,
                said=said,
                verdict=entry.verdict,
            )
            draw_sign(painter, Sign(mark, entry.why, square), theme, painter.font())
            if entry.flagged:
                theme.icon("warning", "doubt").paint(painter, square.translated(0, SIGN + 4))


def _small(font: QFont) -> QFont:
    small = QFont(font)
    small.setPointSizeF(max(7.0, font.pointSizeF() - 1.25))
    return small


def _draw(painter: QPainter, lines: list[str], left: int, top: int) -> int:
    """Draw lines below one another; return the lower edge."""
    metrics = painter.fontMetrics()
    for line in lines:
        painter.drawText(left, top + metrics.ascent(), line)
        top += metrics.lineSpacing()
    return top
