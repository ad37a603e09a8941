"""``selftest``: what the installation has, what it lacks, and how to get that."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from dataclasses import asdict
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from app.desk import Desk

NAME = "selftest"
HELP = "check the installation; say what is missing and how to get it"
_SIGNS = {"ok": "ok", "advice": "--", "missing": "!!"}


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the command's arguments."""
    parser.add_argument("--json", action="store_true", help="print JSON")


def run(args: argparse.Namespace, open_desk: Callable[[], Desk]) -> int:
    """Print every finding; return 1 when something is missing that the program needs."""
    from app.checks import check_all
    from app.commands.output import print_json

    checks = []
    for check in check_all(open_desk):
        checks.append(check)
        if not args.json:
            print(f"{_SIGNS[check.state]}  {check.name}: {check.detail}")
            if check.remedy:
                print(f"      {check.remedy}")
    missing = sum(check.state == "missing" for check in checks)
    if args.json:
        print_json({"ok": not missing, "checks": [asdict(check) for check in checks]})
    else:
        print(f"{missing} missing." if missing else "All that Sidelight needs is there.")
    return 1 if missing else 0
