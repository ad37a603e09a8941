"""Nynorsk by the Bokmål pack: the flag for it, and the hint where it was not agreed to."""

from __future__ import annotations

import argparse
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from app.desk import Desk
    from records.reading import Reading


def add_argument(parser: argparse.ArgumentParser) -> None:
    """Declare --nynorsk."""
    parser.add_argument(
        "--nynorsk",
        choices=("yes", "no"),
        help="translate Nynorsk, which has no pack, with the one for Bokmål (default: the setting)",
    )


def apply(args: argparse.Namespace, desk: Desk) -> None:
    """Take the flag for this one run; the setting stays as it is."""
    if args.nynorsk:
        desk.settings.nynorsk = args.nynorsk


def advise(reading: Reading, desk: Desk) -> None:
    """Say on standard error which sentences were left since the person has not agreed, and how to."""
    left = desk.without_consent(reading)
    if left:
        sentences = "1 sentence in Nynorsk was" if left == 1 else f"{left} sentences in Nynorsk were"
        print(
            f"sidelight: {sentences} left untranslated: there is no pack for Nynorsk."
            " With --nynorsk yes the pack for Bokmål translates them, marked as such.",
            file=sys.stderr,
        )
