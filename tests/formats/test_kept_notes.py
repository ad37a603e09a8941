from __future__ import annotations

from pathlib import Path

from formats.kept_notes import write_kept_notes
from records.shelf import KeptNote

NOTE = KeptNote(
    "id", "a", "Tittel <b>", "https://example.org/a", "Kari", "2026-11-20", "", "original", 0, 4,
    "to *linjer*\nher", "", "", None, "yellow", "note", "# Hvorfor?", ("krig",), "", "", "",
)  # fmt: skip


def test_kept_notes_are_readable_and_nothing_in_them_is_markup(tmp_path: Path) -> None:
    write_kept_notes([NOTE], tmp_path / "notes.md")
    assert (tmp_path / "notes.md").read_text(encoding="utf-8") == (
        "# Notes of deleted articles\n\n## Tittel \\<b\\>\n\nKari, 2026-11-20, https://example.org/a\n\n"
        "> to \\*linjer\\*\n> her\n\n\\# Hvorfor?\n\n#krig\n"
    )
