"""The composition root: read the command line, build the services, start a command or the window."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Sequence
from importlib import metadata
from typing import TYPE_CHECKING

from app.commands import Command, all_commands
from records.errors import SidelightError

if TYPE_CHECKING:
    from app.desk import Desk

DESCRIPTION = """\
Read articles written in more than one language: the original beside an offline
translation, quotes and claims marked, notes kept in a local library.
Without a command, the window opens on ARTICLE, or on the library."""


def _version() -> str:
    try:
        return metadata.version("sidelight")
    except metadata.PackageNotFoundError:
        return "(not installed)"


def build_parser(commands: Sequence[Command]) -> argparse.ArgumentParser:
    """Return the parser of the whole command line."""
    listing = "\n".join(f"  {command.NAME:<10} {command.HELP}" for command in commands)
    parser = argparse.ArgumentParser(
        prog="sidelight",
        description=DESCRIPTION,
        epilog=f"commands (each has --help):\n{listing}",
        usage="%(prog)s [--profile DIR] [--offline] [COMMAND … | ARTICLE]",
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--profile", metavar="DIR", help="keep everything in DIR (or SIDELIGHT_PROFILE)")
    parser.add_argument("--offline", action="store_true", help="refuse every download, asked for or not")
    parser.add_argument("--version", action="version", version=f"sidelight {_version()}")
    parser.add_argument("rest", nargs=argparse.REMAINDER, help=argparse.SUPPRESS)
    return parser


def _command_parser(command: Command) -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog=f"sidelight {command.NAME}", description=command.HELP)
    command.add_arguments(parser)
    return parser


def _opener(profile: str | None, offline: bool) -> Callable[[], Desk]:
    """Return the function that makes the desk; a command calls it when it needs one."""

    def open_desk() -> Desk:
        from app.desk import Desk
        from app.profile import locate

        return Desk(locate(profile), offline=offline)

    return open_desk


def _open_window(rest: Sequence[str], open_desk: Callable[[], Desk]) -> int:
    parser = argparse.ArgumentParser(prog="sidelight", description="open the window")
    parser.add_argument("article", nargs="?", metavar="ARTICLE", help="file, URL, or - for standard input")
    args = parser.parse_args(rest)

    from ui.run import open_window

    return open_window(open_desk, args.article)


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command line; return its exit status: 0 done, 1 a known problem, 2 wrong usage."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(
                encoding="utf-8", errors="replace"
            )  # articles hold more than the locale can say
    commands = all_commands()
    args = build_parser(commands).parse_args(argv)
    open_desk = _opener(args.profile, args.offline)
    chosen = next((c for c in commands if args.rest and args.rest[0] == c.NAME), None)
    try:
        if chosen is None:
            return _open_window(args.rest, open_desk)
        return chosen.run(_command_parser(chosen).parse_args(args.rest[1:]), open_desk)
    except SidelightError as error:
        print(f"sidelight: {error}", file=sys.stderr)
        return 1
    except BrokenPipeError:
        sys.stderr.close()  # the reader of our output went away: nothing to tell, nobody to tell it to
        return 1
    except KeyboardInterrupt:
        print("sidelight: stopped.", file=sys.stderr)
        return 130


def run() -> None:
    """Run the program and leave with its exit status."""
    raise SystemExit(main())


if __name__ == "__main__":
    run()
