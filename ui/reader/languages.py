"""Names of languages for people."""

from __future__ import annotations

from PySide6.QtCore import QLocale

_OWN = {"nb": "Norwegian", "nn": "Norwegian Nynorsk", "no": "Norwegian", "und": "an unknown language"}


def language_name(code: str) -> str:
    """Return the English name of a language by its BCP-47 code; the code itself when it has none."""
    if code in _OWN:
        return _OWN[code]
    locale = QLocale(code)
    return code if locale.language() == QLocale.Language.C else QLocale.languageToString(locale.language())
