"""Problems that are known and can be told to a person in one line."""

from __future__ import annotations


class SidelightError(Exception):
    """A known problem: ``message`` says what happened, ``hint`` what to do.

    Anything else that is raised is a fault of the program. ``str()`` gives one
    line, whatever line breaks the parts contain.
    """

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.message = " ".join(message.split())
        self.hint = " ".join(hint.split())

    def __str__(self) -> str:
        return f"{self.message} {self.hint}".strip()
