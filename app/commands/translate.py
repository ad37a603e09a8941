"""``translate``: an article as aligned pairs, or lines one by one."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable
from typing import TYPE_CHECKING

from app import nynorsk

if TYPE_CHECKING:
    from app.desk import Desk

NAME = "translate"
HELP = "translate an article offline, sentence by sentence"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the command's arguments."""
    parser.add_argument("article", nargs="?", metavar="ARTICLE", help="file, URL, or - for standard input")
    parser.add_argument("--to", metavar="LANG", help="the reader's language (default: the settings' one)")
    nynorsk.add_argument(parser)
    parser.add_argument("--from", dest="source", metavar="LANG", help="with --lines: their language (nb)")
    parser.add_argument("--json", action="store_true", help="print all that is known of each sentence")
    parser.add_argument(
        "--lines", action="store_true", help="one sentence a line in, one translation a line out"
    )


def run(args: argparse.Namespace, open_desk: Callable[[], Desk]) -> int:
    """Translate; return 0, or 2 when neither an article nor --lines was given."""
    if args.lines:
        return _lines(args, open_desk())
    if not args.article:
        print("translate: name an ARTICLE, or use --lines", file=sys.stderr)
        return 2
    from app.commands.output import print_json
    from app.progress import show
    from formats.pairs import pairs_json

    desk = open_desk()
    nynorsk.apply(args, desk)
    reading = desk.reading_of(desk.load(args.article), args.to)
    reading = desk.complete(reading, lambda done, total: show("Translating", done, total))
    nynorsk.advise(reading, desk)
    if args.json:
        print_json(pairs_json(reading))
        return 0
    for sentence, rendering in zip(reading.sentences, reading.renderings, strict=True):
        original = " ".join(reading.article.text[sentence.start : sentence.end].split())
        print(f"{sentence.lang}\t{original}\n{rendering.state}\t{rendering.text}\n")
    return 0


def _lines(args: argparse.Namespace, desk: Desk) -> int:
    nynorsk.apply(args, desk)
    lines = (raw.decode("utf-8", errors="replace") for raw in sys.stdin.buffer)
    for line in desk.translator.lines(lines, args.source or "nb", args.to or desk.settings.target):
        print(line)
    return 0
