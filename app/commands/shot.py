"""``shot``: a picture of the real window, drawn without a display."""

from __future__ import annotations

import argparse
import re
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from app import nynorsk

if TYPE_CHECKING:
    from app.desk import Desk

NAME = "shot"
HELP = "draw the window to a PNG file, no display needed"
LARGEST = 8192


def _size(text: str) -> tuple[int, int]:
    """Read "WIDTHxHEIGHT" in pixels."""
    match = re.fullmatch(r"(\d{2,5})x(\d{2,5})", text)
    size = (int(match[1]), int(match[2])) if match else (0, 0)
    if not all(200 <= side <= LARGEST for side in size):
        raise argparse.ArgumentTypeError(f"{text!r} is no size such as 1280x800 (200 to {LARGEST} a side)")
    return size


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the command's arguments."""
    parser.add_argument("article", metavar="ARTICLE", help="file, URL, or - for standard input")
    parser.add_argument("-o", "--output", required=True, type=Path, metavar="FILE.png", help="the picture")
    parser.add_argument("--size", type=_size, default=(1280, 800), metavar="WxH", help="in pixels (1280x800)")
    parser.add_argument("--theme", choices=("light", "dark"), default="light")
    parser.add_argument("--to", metavar="LANG", help="the reader's language (default: the settings' one)")
    nynorsk.add_argument(parser)


def run(args: argparse.Namespace, open_desk: Callable[[], Desk]) -> int:
    """Draw the picture; return 0."""
    from app.progress import show

    desk = open_desk()
    nynorsk.apply(args, desk)
    reading = desk.reading_of(desk.load(args.article), args.to)
    reading = desk.complete(reading, lambda done, total: show("Translating", done, total))
    nynorsk.advise(reading, desk)

    from ui.shot import shot

    shot(desk, reading, args.output, args.size, args.theme)
    print(f"Written: {args.output}", file=sys.stderr)
    return 0
