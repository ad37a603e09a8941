"""The editor of a mark: who says it, how, and which words it stands on."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QVBoxLayout, QWidget

from app.judging import edited
from records.judgement import Judgement
from records.reading import Reading
from ui.notebook import Passage
from ui.panel.entries import STATUS_ORDER, status_name
from ui.panel.fields import Editor


class MarkEditor(Editor):
    """Edits one quote or claim; every change is handed over at once.

    ``chosen`` gives the words that are selected in the text, None without any.
    """

    def __init__(self, chosen: Callable[[], Passage | None], parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self._chosen = chosen
        self._reading: Reading | None = None
        self.speaker = self.choices([], editable=True)
        line = self.speaker.lineEdit()
        assert line is not None
        line.setPlaceholderText(self.tr("Nobody named"))
        self.form_box = self.choices(
            [("direct", self.tr("Direct")), ("indirect", self.tr("Indirect")), ("mixed", self.tr("Mixed"))]
        )
        self.status = self.choices([(status, status_name(status)) for status in STATUS_ORDER])
        self.anonymous = QCheckBox(self.tr("The source is kept anonymous"), self)
        self.add(self.tr("Said by"), self.speaker)
        self.add(self.tr("Quote"), self.form_box)
        self.add(self.tr("Status"), self.status)
        self.add("", self.anonymous)
        self.anonymous.setAccessibleName(self.tr("The source is kept anonymous"))
        self.take_words = self.button(self.tr("Take selected words"), self._take_words)
        self.take_words.setToolTip(self.tr("The mark then stands on the words that are selected in the text"))
        self.take_speaker = self.button(self.tr("… as the speaker"), self._take_speaker)
        self.take_speaker.setToolTip(self.tr("The words selected in the text name who speaks"))
        both = QVBoxLayout()  # side by side they would be cut off in a narrow panel
        both.addWidget(self.take_words)
        both.addWidget(self.take_speaker)
        self.form.addRow("", both)
        line.editingFinished.connect(self._speaker_given)
        self.speaker.activated.connect(lambda _: self._speaker_given())
        self.form_box.activated.connect(lambda _: self._change(form=self.form_box.currentData()))
        self.status.activated.connect(lambda _: self._change(status=self.status.currentData()))
        self.anonymous.clicked.connect(lambda on: self._change(anonymous=bool(on)))

    def edit(self, draft: Judgement, reading: Reading) -> None:
        """Show a draft, with the speakers of the article to choose from."""
        self._reading = reading
        self.take(draft)
        quote = draft.kind == "quote"
        self.heading.setText(self.tr("Quote") if quote else self.tr("Claim"))
        self.speaker.clear()
        if not quote:
            self.speaker.addItem(self.tr("the author"), "author")
            self.speaker.addItem(self.tr("an unnamed source"), "unnamed")
        for name in sorted({one.speaker_name for one in reading.analysis.quotes if one.speaker_name}):
            self.speaker.addItem(name, name)
        for field, wanted in ((self.form_box, quote), (self.anonymous, quote), (self.status, not quote)):
            self.form.setRowVisible(field, wanted)
        self.take_speaker.setVisible(quote)
        self.fill(draft)
        self.show()
        self.speaker.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def fill(self, draft: Judgement) -> None:
        """Show what a draft says in the fields."""
        known = self.speaker.findData(draft.speaker)
        self.speaker.setCurrentIndex(known)
        if known < 0:
            self.speaker.setEditText(draft.speaker)
        self.form_box.setCurrentIndex(self.form_box.findData(draft.form))
        self.status.setCurrentIndex(max(self.status.findData(draft.status), 0))
        self.anonymous.setChecked(draft.anonymous)
        self._show_words()

    def _show_words(self) -> None:
        if self._draft and self._reading:
            self.show_words(self._reading.article.text[slice(*(self._draft.span or self._draft.mark))])

    def _speaker_given(self) -> None:
        text = " ".join(self.speaker.currentText().split())
        known = self.speaker.findText(text, Qt.MatchFlag.MatchExactly)
        name = self.speaker.itemData(known) if known >= 0 else text
        if self._draft and name != self._draft.speaker:
            # The mention that was found names somebody else.
            self._change(speaker=name, voice=None)

    def _take_words(self) -> None:
        passage = self._passage()
        if passage and self._draft:
            same = passage == self._draft.mark
            if self._draft.decision == "added" and self._draft.kind == "quote":
                self._change(mark=passage, span=None)
            else:
                self._change(span=None if same else passage)
            self._show_words()

    def _take_speaker(self) -> None:
        passage = self._passage()
        if passage and self._reading:
            name = " ".join(self._reading.article.text[slice(*passage)].split())
            self._change(speaker=name, voice=passage)
            self.speaker.setEditText(name)

    def _passage(self) -> tuple[int, int] | None:
        chosen = self._chosen()
        return (chosen.start, chosen.end) if chosen else None

    def _change(self, **parts: object) -> None:
        if self._draft is not None:
            new = replace(self._draft, **parts)  # type: ignore[arg-type]
            if new != self._draft:
                self.hand_over(edited(new))
