"""The dialog for faults of the program."""

from __future__ import annotations

from PySide6.QtWidgets import QApplication, QDialogButtonBox, QLabel, QPlainTextEdit, QWidget

from ui.dialogs.frame import Dialog


class BugDialog(Dialog):
    """Says that the program is at fault, and offers a report to copy."""

    def __init__(self, text: str, parent: QWidget | None = None) -> None:
        super().__init__(parent, (600, 420))
        self.setWindowTitle(self.tr("Something went wrong in Sidelight"))
        head = QLabel(
            self.tr(
                "This is a fault of the program, not yours. Your notes are on disk, and you can go on. "
                "The report below holds versions and places in the code, and nothing of your articles."
            )
        )
        head.setWordWrap(True)
        self.report = QPlainTextEdit(text, self)
        self.report.setReadOnly(True)
        self.report.setAccessibleName(self.tr("Report"))
        copy = self.buttons.addButton(self.tr("Copy report"), QDialogButtonBox.ButtonRole.ActionRole)
        copy.clicked.connect(self._copy)
        self.body.addWidget(head)
        self.body.addWidget(self.report, 1)

    def _copy(self) -> None:
        QApplication.clipboard().setText(self.report.toPlainText())
