"""``packs``: language packs: installed, on offer, from a file or a pair, removed, verified."""

from __future__ import annotations

import argparse
import re
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from records.errors import SidelightError

if TYPE_CHECKING:
    from app.desk import Desk
    from translation.catalogue import Offer
    from translation.package import Pack

NAME = "packs"
HELP = "language packs: list, available, install, remove, check"
_PAIR = re.compile(r"(?:translate-)?([A-Za-z-]+)_([A-Za-z-]+)")
_INDEX = "the catalogue's file or address (default: the setting packs.index)"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the command's arguments."""
    actions = parser.add_subparsers(dest="action", required=True, metavar="ACTION")

    def action(name: str, text: str) -> argparse.ArgumentParser:
        added = actions.add_parser(name, help=text, description=text)
        added.add_argument("--json", action="store_true", help="print JSON")
        return added

    action("list", "the packs that are installed")
    available = action("available", "the packs on offer; connects to the catalogue's server")
    available.add_argument("catalogue", nargs="?", metavar="INDEX", help=_INDEX)
    available.add_argument("--index", dest="catalogue", default=argparse.SUPPRESS, help=argparse.SUPPRESS)
    available.add_argument("--from", dest="source", metavar="LANG", help="only those from this language")
    available.add_argument("--to", dest="target", metavar="LANG", help="only those into this language")
    available.add_argument(
        "--details", action="store_true", help="ask each pack's server for its size and licence"
    )
    install = action("install", "install packs: a pair is downloaded, through English where need be")
    install.add_argument("pack", nargs="+", metavar="PACK", help="nb_en, or nb en, or a .argosmodel file")
    install.add_argument("--index", dest="catalogue", metavar="INDEX", help=_INDEX)
    action("remove", "remove an installed pack").add_argument("pack", metavar="NAME", help="its name")
    action("check", "verify every installed pack")


def run(args: argparse.Namespace, open_desk: Callable[[], Desk]) -> int:
    """Do the action; return 0, or 1 when ``check`` found damage."""
    desk = open_desk()
    if args.action == "list":
        return _print(args, [_described(pack) for pack in desk.packs.installed()], "No pack is installed.")
    if args.action == "available":
        return _print(args, _offered(args, desk), "The catalogue lists no such pack.")
    if args.action == "install":
        return _print(args, [_described(pack) for pack in _install(args, desk)], "")
    if args.action == "remove":
        desk.packs.remove(args.pack)
        return _print(args, [], f"Removed: {args.pack}")
    checks = [
        {"name": c.name, "path": str(c.path), "problem": c.problem or "sound"} for c in desk.packs.check()
    ]
    _print(args, checks, "No pack is installed.")
    return 1 if any(check["problem"] != "sound" for check in checks) else 0


def _described(pack: Pack) -> dict[str, Any]:
    from translation.package import licence_of

    return {
        "name": pack.name,
        "version": pack.version,
        "source": pack.source,
        "target": pack.target,
        "size": pack.size,
        "licence": licence_of(pack.about),
        "starter": pack.starter,
        "path": str(pack.path),
    }


def _offered(args: argparse.Namespace, desk: Desk) -> list[dict[str, Any]]:
    from translation.codes import fits

    offers = [
        offer
        for offer in desk.offers(args.catalogue)
        if (not args.source or fits(args.source, offer.source))
        and (not args.target or fits(args.target, offer.target))
    ]
    if args.details:
        offers = _detailed(offers, desk)
    installed = {pack.name: pack for pack in desk.packs.installed()}
    return [
        {
            "name": offer.name,
            "version": offer.version,
            "source": offer.source,
            "source_name": offer.source_name,
            "target": offer.target,
            "target_name": offer.target_name,
            "size": offer.size or None,
            "licence": offer.licence or None,
            "installed": offer.name in installed and not installed[offer.name].starter,
            "links": offer.links,
        }
        for offer in offers
    ]


def _detailed(offers: Sequence[Offer], desk: Desk) -> list[Offer]:
    from app.progress import show

    found = []
    for number, offer in enumerate(offers, start=1):
        show("Asking", number, len(offers))
        try:
            found.append(desk.details(offer)[0])
        except SidelightError as problem:
            print(f"sidelight: {offer.name}: {problem}", file=sys.stderr)
            found.append(offer)
    return found


def _install(args: argparse.Namespace, desk: Desk) -> list[Pack]:
    from translation.catalogue import choose

    words = args.pack
    pair = _PAIR.match(words[0]) if len(words) == 1 else None
    if len(words) == 1 and Path(words[0]).is_file():
        return [desk.packs.install(Path(words[0]))]
    if len(words) == 2 and not any(Path(word).exists() for word in words):
        source, target = words
    elif pair and not words[0].endswith(".argosmodel") and "/" not in words[0]:
        source, target = pair.groups()
    else:
        raise SidelightError(
            f"There is no pack file {' '.join(words)}.",
            "Name a pair of languages, as in nb_en, or a .argosmodel file.",
        )
    chosen = choose(desk.offers(args.catalogue), source, target)
    if len(chosen) > 1:
        print(f"Through English: {' and '.join(offer.name for offer in chosen)}.", file=sys.stderr)
    return [_fetch(offer, desk) for offer in chosen]


def _fetch(offer: Offer, desk: Desk) -> Pack:
    from app.progress import show

    steps = desk.fetch_pack(offer)
    while True:
        try:
            progress = next(steps)
        except StopIteration as end:
            pack: Pack = end.value
            return pack
        if progress.step == "download":
            show(f"{offer.name}, MB", progress.done // 10**6, max(progress.total // 10**6, 1))


def _print(args: argparse.Namespace, found: list[dict[str, Any]], nothing: str) -> int:
    from app.commands.output import print_json, print_rows

    if args.json:
        print_json(found)
    elif not found:
        print(nothing)
    else:
        hidden = ("path", "links")
        print_rows([tuple(_cell(k, v) for k, v in row.items() if k not in hidden) for row in found])
    return 0


def _cell(key: str, value: Any) -> str:
    if key == "size" and value:
        return f"{value / 1e6:.1f} MB"
    if isinstance(value, bool):
        return key if value else "-"
    return "-" if value in (None, "") else str(value)
