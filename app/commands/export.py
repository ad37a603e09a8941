"""``export``: the annotated bilingual article as a file."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from app import nynorsk

if TYPE_CHECKING:
    from app.desk import Desk

NAME = "export"
HELP = "write the annotated bilingual article to a file"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the command's arguments."""
    parser.add_argument("article", metavar="ARTICLE", help="file, URL, or - for standard input")
    parser.add_argument("-o", "--output", required=True, type=Path, metavar="FILE", help="the file to write")
    parser.add_argument("--to", metavar="LANG", help="the reader's language (default: the settings' one)")
    nynorsk.add_argument(parser)
    parser.add_argument(
        "--format", metavar="F", help="html, md, json or claimreview (default: by the file's ending)"
    )


def run(args: argparse.Namespace, open_desk: Callable[[], Desk]) -> int:
    """Write the file; return 0."""
    import formats
    from app.progress import show

    formats.writable(args.output, args.format)  # an unknown format is told before the work, not after it
    desk = open_desk()
    nynorsk.apply(args, desk)
    reading = desk.reading_of(desk.load(args.article), args.to)
    reading = desk.complete(reading, lambda done, total: show("Translating", done, total))
    nynorsk.advise(reading, desk)
    formats.write(reading, args.output, args.format)
    print(f"Written: {args.output}", file=sys.stderr)
    return 0
