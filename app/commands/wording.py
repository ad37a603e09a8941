"""``library glossary``, and how the command line tells of a person's translations."""

from __future__ import annotations

import argparse
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

from records.errors import SidelightError
from records.glossary import CaseRule, Term
from records.library import Correction

if TYPE_CHECKING:
    from app.desk import Desk


def add_glossary_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments of ``library glossary``."""
    change = parser.add_mutually_exclusive_group()
    change.add_argument("--add", metavar="TERM", help="add a term, or change the one with the same words")
    change.add_argument("--remove", metavar="TERM", help="remove a term, in all languages unless named")
    change.add_argument(
        "--import", dest="read", type=Path, metavar="FILE", help="add those of a CSV, TSV or TBX"
    )
    change.add_argument("--export", dest="write", type=Path, metavar="FILE", help="write CSV, TSV or TBX")
    parser.add_argument("--as", dest="translation", default="", metavar="WORDS", help="(to the letter)")
    parser.add_argument("--from", dest="source", default="", metavar="LANG", help="(any language)")
    parser.add_argument("--to", dest="target", default="", metavar="LANG", help="(any language)")
    parser.add_argument("--exact", action="store_true", help="capitals have to be the same")


def glossary(args: argparse.Namespace, desk: Desk) -> tuple[Any, str]:
    """List or change the terms of the library."""
    from formats.glossary_tables import Pair, read_glossary, write_glossary

    library = desk.library
    if args.add:
        rule: CaseRule = "exact" if args.exact else "ignore"
        library.put_term(Term("", args.source, args.target, args.add, args.translation, rule))
    elif args.remove:
        _remove(args, desk)
    elif args.read:
        library.take_in_terms(read_glossary(args.read, Pair(args.source, args.target)))
    terms = library.glossary()
    if args.write:
        write_glossary(terms, args.write)
        return {"file": str(args.write), "terms": len(terms)}, f"Written: {args.write} ({len(terms)} terms)"
    told = "\n".join(map(_told, terms))
    return [asdict(term) for term in terms], told or "The glossary is empty."


def _told(term: Term) -> str:
    pair = f"{term.source or '*'} → {term.target or '*'}"
    capitals = "  (capitals the same)" if term.case_rule == "exact" else ""
    return f"{pair}  {term.term}  =  {term.translation or '(to the letter)'}{capitals}"


def _remove(args: argparse.Namespace, desk: Desk) -> None:
    wanted = " ".join(args.remove.split())
    found = [
        term
        for term in desk.library.glossary()
        if term.term == wanted and args.source in ("", term.source) and args.target in ("", term.target)
    ]
    if not found:
        raise SidelightError(f"The glossary has no term “{wanted}”.", "See: library glossary.")
    for term in found:
        desk.library.remove_term(term.id)


def correction_json(correction: Correction) -> dict[str, Any]:
    """Return a person's translation of a sentence as the command line tells it; offsets in code points."""
    return {
        "id": correction.id,
        "start": correction.start,
        "end": correction.end,
        "exact": correction.exact,
        "target": correction.target,
        "text": correction.text,
        "state": correction.state,
        "machine": correction.machine,
        "modified": correction.modified,
    }
