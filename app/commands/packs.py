"""``packs``: language packs: installed, on offer, from a file, removed, verified."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from records.errors import SidelightError

if TYPE_CHECKING:
    from app.desk import Desk
    from translation.package import Pack

NAME = "packs"
HELP = "language packs: list, available, install, remove, check"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the command's arguments."""
    actions = parser.add_subparsers(dest="action", required=True, metavar="ACTION")
    for name, text in (
        ("list", "the packs that are installed"),
        ("available", "the packs on offer, from a catalogue file or URL"),
        ("install", "install a pack from a .argosmodel file"),
        ("remove", "remove an installed pack"),
        ("check", "verify every installed pack"),
    ):
        action = actions.add_parser(name, help=text, description=text)
        action.add_argument("--json", action="store_true", help="print JSON")
        if name == "available":
            action.add_argument("catalogue", nargs="?", metavar="INDEX", help="the catalogue's file or URL")
        if name in ("install", "remove"):
            action.add_argument("pack", metavar="PACK", help="a file, or a pack's name")


def _described(pack: Pack) -> dict[str, Any]:
    return {
        "name": pack.name,
        "version": pack.version,
        "source": pack.source,
        "target": pack.target,
        "size": pack.size,
        "starter": pack.starter,
        "path": str(pack.path),
    }


def run(args: argparse.Namespace, open_desk: Callable[[], Desk]) -> int:
    """Do the action; return 0, or 1 when ``check`` found damage."""
    desk = open_desk()
    if args.action == "list":
        return _print(args, [_described(pack) for pack in desk.packs.installed()], "No pack is installed.")
    if args.action == "available":
        return _print(args, _offered(args.catalogue, desk), "The catalogue lists no pack.")
    if args.action == "install":
        if not Path(args.pack).is_file():
            raise SidelightError(
                f"There is no pack file {args.pack}.", "Name a .argosmodel file that you downloaded."
            )
        return _print(args, [_described(desk.packs.install(Path(args.pack)))], "")
    if args.action == "remove":
        desk.packs.remove(args.pack)
        return _print(args, [], f"Removed: {args.pack}")
    checks = [
        {"name": c.name, "path": str(c.path), "problem": c.problem or "sound"} for c in desk.packs.check()
    ]
    _print(args, checks, "No pack is installed.")
    return 1 if any(check["problem"] != "sound" for check in checks) else 0


def _offered(catalogue: str | None, desk: Desk) -> list[dict[str, Any]]:
    if desk.offline and catalogue and not Path(catalogue).exists():
        raise SidelightError("--offline was given.", "Name a catalogue file.")
    return [
        {"name": o.name, "version": o.version, "source": o.source, "target": o.target, "url": o.url}
        for o in desk.packs.available(catalogue or "")
    ]


def _print(args: argparse.Namespace, found: list[dict[str, Any]], nothing: str) -> int:
    from app.commands.output import print_json, print_rows

    if args.json:
        print_json(found)
    elif not found:
        print(nothing)
    else:
        print_rows([tuple(str(value) for key, value in row.items() if key != "path") for row in found])
    return 0
