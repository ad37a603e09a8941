from __future__ import annotations

from collections import Counter

import pytest
from PySide6.QtGui import QKeySequence

from ui.actions import ACTIONS, is_single
from ui.state import State
from ui.theme import icon_names


def test_ids_are_unique() -> None:
    assert [name for name, count in Counter(spec.id for spec in ACTIONS).items() if count > 1] == []


def test_no_two_actions_share_a_key() -> None:
    keys = Counter(QKeySequence(key).toString() for spec in ACTIONS for key in spec.keys.split())
    assert "" not in keys
    assert [key for key, count in keys.items() if count > 1] == []


def test_every_icon_is_there() -> None:
    assert {spec.icon for spec in ACTIONS if spec.icon} <= set(icon_names())


def test_every_action_is_in_a_menu_with_a_text() -> None:
    assert all(spec.text and spec.menu and spec.handler.count(".") == 1 for spec in ACTIONS)


@pytest.mark.parametrize(
    ("key", "name"),
    [("H", "highlight"), ("N", "note"), ("U", "underline"), ("1", "yellow"), ("6", "orange"), ("X", "cite"),
     ("J", "next_sentence"), ("]", "next_mark"), ("F6", "other_pane"), ("Ctrl+E", "export"), ("?", "help")],
)  # fmt: skip
def test_the_agreed_keys(key: str, name: str) -> None:
    assert [spec.id for spec in ACTIONS if key in spec.keys.split()] == [name]


def test_only_single_characters_are_single_keys() -> None:
    assert [key for key in ("H", "?", "F3", "Ctrl+F", "Del") if is_single(key)] == ["H", "?"]


def test_the_library_page_leaves_nothing_to_mark() -> None:
    allowed = {spec.id for spec in ACTIONS if spec.when(State(page="library"))}
    assert not allowed & {"highlight", "note", "export", "find", "next_sentence", "delete", "cancel"}
    assert {"open", "paste", "library", "settings", "help", "theme"} <= allowed
