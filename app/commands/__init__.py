"""The commands, one module each.

A command module has ``NAME``, ``HELP``, ``add_arguments(parser)`` and
``run(args, open_desk) -> int``; ``open_desk`` makes the desk when it is needed.
Heavy imports belong inside ``run``.
"""

from __future__ import annotations

import argparse
from collections.abc import Callable
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from app.desk import Desk


class Command(Protocol):
    """What every command module offers."""

    NAME: str
    HELP: str

    def add_arguments(self, parser: argparse.ArgumentParser) -> None:
        """Declare the command's arguments."""

    def run(self, args: argparse.Namespace, open_desk: Callable[[], Desk]) -> int:
        """Do it; return the exit status."""


def all_commands() -> tuple[Command, ...]:
    """Return the commands in the order in which the help lists them."""
    from app.commands import analyse, export, library, packs, selftest, shot, translate

    return (analyse, translate, export, shot, packs, library, selftest)
