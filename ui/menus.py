"""Menus, toolbar and shortcuts, built from the table of actions."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from itertools import groupby

from PySide6.QtCore import QCoreApplication, QObject, Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu, QMenuBar, QToolBar, QWidget

from ui.actions import ACTIONS, ActionSpec, Table, is_single
from ui.state import State
from ui.theme import Theme


class ActionSet(QObject):
    """The actions of one window.

    ``handlers`` maps the first part of a spec's handler to an object that has
    the method named by the second part.
    """

    def __init__(self, window: QWidget, handlers: Mapping[str, object]) -> None:
        super().__init__(window)
        self._window = window
        self._single = True
        self._actions: dict[str, QAction] = {}
        for spec in ACTIONS:
            name, method = spec.handler.split(".")
            act = getattr(handlers[name], method)
            action = QAction(spec.title(), self)
            action.setObjectName(spec.id)
            action.setCheckable(spec.checked is not None)
            action.triggered.connect(_without_checked(partial(act, spec.argument) if spec.argument else act))
            window.addAction(action)
            self._actions[spec.id] = action
        self._set_keys()

    def __getitem__(self, name: str) -> QAction:
        return self._actions[name]

    def use_single_keys(self, wanted: bool) -> None:
        """Switch the keys that are a single character on or off."""
        self._single = wanted
        self._set_keys()

    def set_theme(self, theme: Theme) -> None:
        """Draw the icons that the specs name in the colours of ``theme``."""
        for spec in ACTIONS:
            if spec.icon:
                self._actions[spec.id].setIcon(theme.icon(spec.icon))

    def refresh(self, state: State) -> None:
        """Enable, check and name the actions after what the window is doing."""
        for spec in ACTIONS:
            action = self._actions[spec.id]
            action.setEnabled(spec.when(state))
            if spec.checked is not None:
                action.setChecked(spec.checked(state))
        for name, what in (("undo", state.undo), ("redo", state.redo)):
            title = self.title(name)
            self._actions[name].setText(f"{title}: {what}" if what else title)

    def fill(self, bar: QMenuBar) -> None:
        """Add a menu for each part of the table."""
        for name, title in Table.titles:
            menu = bar.addMenu(QCoreApplication.translate("Table", title))
            self._add(menu, [spec for spec in ACTIONS if spec.menu == name])

    def toolbar(self, bar: QToolBar) -> None:
        """Add the toolbar's actions, parted by menus, the view's at the far end."""
        specs = [spec for spec in ACTIONS if spec.toolbar]
        for number, (menu, group) in enumerate(groupby(specs, lambda spec: spec.menu)):
            if menu == "view":
                gap = QWidget(bar)
                gap.setSizePolicy(gap.sizePolicy().Policy.Expanding, gap.sizePolicy().Policy.Preferred)
                bar.addWidget(gap)
            elif number:
                bar.addSeparator()
            for spec in group:
                bar.addAction(self._actions[spec.id])

    def title(self, name: str) -> str:
        """Return what an action is called, whatever it is about just now."""
        return next(spec.title() for spec in ACTIONS if spec.id == name)

    def context_menu(self, parent: QWidget) -> QMenu:
        """Return a menu of what can be done with the passage under the mouse."""
        menu = QMenu(parent)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._add(menu, [spec for spec in ACTIONS if spec.context and self._actions[spec.id].isEnabled()])
        return menu

    def _add(self, menu: QMenu, specs: list[ActionSpec]) -> None:
        for number, (_, group) in enumerate(groupby(specs, lambda spec: spec.group)):
            if number:
                menu.addSeparator()
            for spec in group:
                menu.addAction(self._actions[spec.id])

    def _set_keys(self) -> None:
        for spec in ACTIONS:
            keys = [key for key in spec.keys.split() if self._single or not is_single(key)]
            action = self._actions[spec.id]
            action.setShortcuts([QKeySequence(key) for key in keys])
            title = spec.title().rstrip("…")
            action.setToolTip(f"{title} ({QKeySequence(keys[0]).toString()})" if keys else title)


def _without_checked(act: Callable[[], object]) -> Callable[[bool], None]:
    """Drop the "checked" that Qt passes to whoever is connected to ``triggered``."""

    def call(checked: bool = False) -> None:
        act()

    return call
