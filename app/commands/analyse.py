"""``analyse``: quotes, claims and links of articles, as JSON."""

from __future__ import annotations

import argparse
import json
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from records.errors import SidelightError

if TYPE_CHECKING:
    from app.desk import Desk

NAME = "analyse"
HELP = "find quotes, claims and links; one JSON object an article"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the command's arguments."""
    parser.add_argument("articles", nargs="+", metavar="ARTICLE", help="file, URL, or - for standard input")
    parser.add_argument("--json-dir", type=Path, metavar="DIR", help="write DIR/ID.json instead of printing")
    parser.add_argument("--to", metavar="LANG", help="the reader's language (default: the settings' one)")


def run(args: argparse.Namespace, open_desk: Callable[[], Desk]) -> int:
    """Analyse every article; return 0."""
    from analysis.document import analysis_json
    from app.commands.output import print_json
    from app.progress import show
    from formats.saving import save

    desk = open_desk()
    if args.json_dir:
        _make(args.json_dir)
    for done, spec in enumerate(args.articles, start=1):
        article = desk.load(spec)
        reading = desk.complete(desk.reading_of(article, args.to))
        name = "stdin" if spec == "-" else Path(spec).stem
        found = analysis_json(name, reading.article, reading.sentences, reading.automatic or reading.analysis)
        if args.json_dir:
            save(args.json_dir / f"{name}.json", json.dumps(found, ensure_ascii=False, indent=1))
        else:
            print_json(found)
        show("Analysed", done, len(args.articles))
    return 0


def _make(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as problem:
        raise SidelightError(
            f"The folder {folder} cannot be made ({problem.strerror}).", "Choose another with --json-dir."
        ) from None
