"""The editor of a verdict: what checking a claim came to, by whom, and what shows it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QLabel, QLineEdit, QPlainTextEdit, QWidget

from app.judging import addresses
from formats.claimreview import VERDICTS
from records.errors import SidelightError
from records.judgement import Judgement, Review
from ui.panel.fields import Editor
from ui.panel.note_editor import SAVE_AFTER


class VerdictEditor(Editor):
    """Edits the review of one claim; every change is handed over soon. Web addresses are checked first."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Fact-check"), parent)
        self._offered = ""
        self._filling = False
        self.verdict = self.choices([(verdict, name) for verdict, name in VERDICTS.items()])
        self.evidence = self._text(self.tr("Addresses, one a line"), 52)
        self.note = self._text(self.tr("What the evidence shows"), 64)
        self.reviewer = QLineEdit(self)
        self.reviewer.setPlaceholderText(self.tr("Your name"))
        self.date = QLineEdit(self)
        self.date.setPlaceholderText("2026-12-31")
        self.url = QLineEdit(self)
        self.url.setPlaceholderText(self.tr("Where the check was published"))
        self.add(self.tr("Verdict"), self.verdict)
        self.add(self.tr("Evidence"), self.evidence)
        self.add(self.tr("Note"), self.note)
        self.add(self.tr("Checked by"), self.reviewer)
        self.add(self.tr("On"), self.date)
        self.add(self.tr("Published"), self.url)
        self._problem = QLabel(self)
        self._problem.setProperty("role", "muted")
        self._problem.setWordWrap(True)
        self._problem.setTextFormat(Qt.TextFormat.PlainText)
        self.form.addRow(self._problem)
        self._timer = QTimer(self, singleShot=True, interval=SAVE_AFTER)
        self._timer.timeout.connect(self.flush)
        self.verdict.activated.connect(self._verdict_given)
        for lines in (self.evidence, self.note):
            lines.textChanged.connect(self._typed)
        for line in (self.reviewer, self.date, self.url):
            line.textEdited.connect(self._typed)

    def _text(self, hint: str, height: int) -> QPlainTextEdit:
        field = QPlainTextEdit(self)
        field.setPlaceholderText(hint)
        field.setTabChangesFocus(True)
        field.setFixedHeight(height)
        return field

    def edit(self, draft: Judgement, words: str, reviewer: str) -> None:
        """Show a draft; ``reviewer`` is who checked the last one."""
        self.flush()
        self.take(draft)
        self._offered = reviewer
        self.fill(draft)
        self.show_words(words)
        self.show()
        self.verdict.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def fill(self, draft: Judgement) -> None:
        """Show what a draft says in the fields."""
        self._filling = True
        review = draft.review
        self.verdict.setCurrentIndex(self.verdict.findData(review.verdict))
        self.evidence.setPlainText("\n".join(review.evidence))
        self.note.setPlainText(review.note)
        self.reviewer.setText(review.reviewer or self._offered)
        self.date.setText(review.date)
        self.url.setText(review.url)
        self._problem.hide()
        self._filling = False

    def flush(self) -> None:
        """Hand over what is not saved yet; what cannot be right is told, and the rest waits for it."""
        self._timer.stop()
        if self._draft is None:
            return
        try:
            review = self._review()
        except SidelightError as problem:
            self._problem.setText(str(problem))
            self._problem.show()
            return
        self._problem.hide()
        before = self._draft.review
        offered = replace(before, reviewer=review.reviewer)  # a name that was filled in says nothing alone
        if review != before and (review != offered or self.reviewer.isModified()):
            self.hand_over(replace(self._draft, review=review))

    def _review(self) -> Review:
        day = self.date.text().strip()
        try:
            day and date.fromisoformat(day)
        except ValueError:
            raise SidelightError(f"{day!r} is no date.", "Write it as 2026-12-31.") from None
        published = addresses([self.url.text()])
        return Review(
            self.verdict.currentData(),
            addresses(self.evidence.toPlainText().splitlines()),
            self.note.toPlainText(),
            " ".join(self.reviewer.text().split()),
            day,
            published[0] if published else "",
        )

    def close_editor(self) -> None:
        """Save and close."""
        self.flush()
        self._draft = None
        super().close_editor()

    def forget(self) -> None:
        """Close without saving: the judgement is gone."""
        self._timer.stop()
        super().forget()

    def _verdict_given(self) -> None:
        if not self.date.text() and self.verdict.currentData() != "unchecked":
            self.date.setText(date.today().isoformat())
        self.flush()

    def _typed(self) -> None:
        if self._draft is not None and not self._filling:
            self._timer.start()
