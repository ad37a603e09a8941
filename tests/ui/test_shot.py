from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtGui import QImage

from app.desk import Desk
from records.errors import SidelightError
from ui.shot import shot


def test_the_picture_has_the_size_and_the_theme_asked_for(desk: Desk, tmp_path: Path, qapp: object) -> None:
    reading = desk.reading_of(desk.load(str(desk.sample())))
    pictures = {}
    for theme in ("light", "dark"):
        shot(desk, reading, tmp_path / f"{theme}.png", (1100, 700), theme)
        pictures[theme] = QImage(str(tmp_path / f"{theme}.png"))
        assert (pictures[theme].width(), pictures[theme].height()) == (1100, 700)
    lightness = {name: picture.pixelColor(300, 560).lightness() for name, picture in pictures.items()}
    assert lightness["light"] > 200 > 60 > lightness["dark"]
    colours = {pictures["light"].pixel(x, y) for x in range(40, 400, 3) for y in range(200, 400, 3)}
    assert len(colours) > 20, "there is text on it"
    assert desk.settings.theme == "system"
    assert not desk.profile.settings.exists(), "the settings are left as they are"


def test_a_picture_that_cannot_be_written_is_a_known_problem(
    desk: Desk, tmp_path: Path, qapp: object
) -> None:
    reading = desk.reading_of(desk.load(str(desk.sample())))
    with pytest.raises(SidelightError):
        shot(desk, reading, tmp_path / "no" / "such.png", (800, 600))
