"""The keyboard: sentence by sentence, word by word, pane to pane, and choosing words without a mouse."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QKeySequence

from app.selection import Caret, Choice, next_word

if TYPE_CHECKING:
    from ui.reader.surface import ReaderSurface

_Key = Qt.Key
_SHIFT = Qt.KeyboardModifier.ShiftModifier
_OVERLAP = 0.88
"""Share of the view that Page Down scrolls."""


class Keyboard:
    """Turns keys into moves of a view."""

    def __init__(self, view: ReaderSurface) -> None:
        self._view = view
        self._keys: dict[int, Callable[[bool], None]] = {
            _Key.Key_Down: lambda extend: self.sentence(1, extend),
            _Key.Key_J: lambda _: self.sentence(1, False),
            _Key.Key_Up: lambda extend: self.sentence(-1, extend),
            _Key.Key_K: lambda _: self.sentence(-1, False),
            _Key.Key_Right: lambda extend: self.word(1, extend),
            _Key.Key_Left: lambda extend: self.word(-1, extend),
            _Key.Key_PageDown: lambda _: self._scroll(_OVERLAP),
            _Key.Key_Space: lambda back: self._scroll(-_OVERLAP if back else _OVERLAP),
            _Key.Key_PageUp: lambda _: self._scroll(-_OVERLAP),
            _Key.Key_Home: lambda _: self._to_row(0),
            _Key.Key_End: lambda _: self._to_row(len(self._view.page.stack) - 1),
            _Key.Key_F6: lambda _: self._view.switch_pane(),
            _Key.Key_Return: lambda _: self._activate(),
            _Key.Key_Enter: lambda _: self._activate(),
            _Key.Key_Escape: lambda _: self._view.clear_selection(),
        }

    def press(self, event: QKeyEvent) -> bool:
        """Act on a key; False when it means nothing here."""
        if not len(self._view.page.stack):
            return False
        if event.matches(QKeySequence.StandardKey.Copy):
            self._view.copy()
        elif event.matches(QKeySequence.StandardKey.SelectAll):
            self._view.select_all()
        else:
            others = event.modifiers() & ~(_SHIFT | Qt.KeyboardModifier.KeypadModifier)
            at_edge = event.key() in (_Key.Key_Home, _Key.Key_End)
            if others and not (at_edge and others == Qt.KeyboardModifier.ControlModifier):
                return False
            act = self._keys.get(event.key())
            if act is None:
                return False
            act(bool(event.modifiers() & _SHIFT))
        return True

    def sentence(self, step: int, extend: bool) -> None:
        """Move to the next or the previous sentence, or choose up to its edge."""
        page = self._view.page
        last = len(page.stack) - 1
        if extend:
            choice = self._choice()
            text = page.text(choice.head.row, page.pane)
            row, at = choice.head.row, choice.head.at
            if step > 0:
                row = min(row + (at >= len(text)), last)
                at = len(page.text(row, page.pane))
            else:
                row, at = max(row - (at == 0), 0), 0
            self._extend(choice, Caret(row, at))
            return
        here = page.current
        in_view = page.first_visible() <= here <= page.last_visible(self._view.viewport().height())
        row = here + step if here >= 0 and in_view else page.first_visible()
        self._to_row(min(max(row, 0), last))

    def word(self, step: int, extend: bool) -> None:
        """Move to the next or the previous word, or choose up to it."""
        page = self._view.page
        choice = self._choice()
        head = self._next_word(choice.head, step)
        if extend:
            self._extend(choice, head)
            return
        page.caret, page.current = head, head.row
        self._view.choose(None)
        self._view.show_row(head.row)
        self._view.announce()

    def _next_word(self, here: Caret, step: int) -> Caret:
        page = self._view.page
        text = page.text(here.row, page.pane)
        found = next_word(text, here.at, backwards=step < 0)
        if found is not None and (found < len(text) or here.row == len(page.stack) - 1):
            return Caret(here.row, found)
        row = here.row + step
        if not 0 <= row < len(page.stack):
            return here
        beyond = page.text(row, page.pane)
        if step > 0:
            return Caret(row, 0)
        return Caret(row, next_word(beyond, len(beyond), backwards=True) or 0)

    def _choice(self) -> Choice:
        """Return the present choice, else an empty one at the caret or at the top of the view."""
        page = self._view.page
        if page.choice:
            return page.choice
        caret = page.caret or Caret(max(page.current, page.first_visible(), 0), 0)
        return Choice(page.pane, caret, caret)

    def _extend(self, choice: Choice, head: Caret) -> None:
        self._view.page.caret, self._view.page.current = head, head.row
        self._view.choose(Choice(choice.pane, choice.anchor, head))
        self._view.show_row(head.row)
        self._view.finish_choice(popup=False)

    def _to_row(self, row: int) -> None:
        page = self._view.page
        page.current, page.caret = row, Caret(row, 0)
        self._view.choose(None)
        self._view.show_row(row)
        self._view.announce()

    def _scroll(self, share: float) -> None:
        self._view.scroller.scroll_by(round(self._view.viewport().height() * share))

    def _activate(self) -> None:
        """Open the first annotation of the current sentence, else its quote or claim."""
        page = self._view.page
        if page.current < 0:
            return
        marks = page.marks_of(page.current, page.pane)
        ordered = sorted(marks, key=lambda mark: (not mark.id, mark.kind != "quote"))
        for mark in ordered:
            if mark.kind in ("speaker", "doubt"):
                continue
            self._view.activate(mark)
            return
