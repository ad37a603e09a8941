"""The menu of what can be done with one mark of the program."""

from __future__ import annotations

from PySide6.QtWidgets import QMenu, QWidget

from ui.judging import COMMANDS, Judging, Target
from ui.menus import ActionSet


def mark_menu(commands: ActionSet, judging: Judging, target: Target, parent: QWidget) -> QMenu:
    """Return a menu, named after the mark, of the commands that fit it."""
    menu = QMenu(judging.name(target), parent)
    for name in COMMANDS:
        if judging.fits(name, target):
            action = menu.addAction(commands[name].icon(), commands.title(name))
            action.triggered.connect(lambda _=False, name=name: judging.act(name, target))
    return menu
