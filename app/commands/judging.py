"""``library marks`` and ``library judge``: the marks as a person judged them, and judging them."""

from __future__ import annotations

import argparse
from dataclasses import asdict, replace
from datetime import date
from typing import TYPE_CHECKING, Any, get_args

from app.judging import addresses, draft, edited, missed, rejected
from records.analysis import Status
from records.errors import SidelightError
from records.judgement import Judgement, MarkKind, Verdict
from records.reading import Reading

if TYPE_CHECKING:
    from app.desk import Desk


def add_marks_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments of ``library marks``."""
    parser.add_argument("--to", metavar="LANG", help="the reader's language (default: the settings' one)")


def add_judge_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments of ``library judge``."""
    parser.add_argument(
        "--quote", required=True, metavar="TEXT", help="the words that are marked, or to mark"
    )
    parser.add_argument("--kind", choices=get_args(MarkKind), help="of which mark (default: the likeliest)")
    act = parser.add_mutually_exclusive_group()
    act.add_argument("--accept", action="store_true", help="the mark is right (what is done unless told)")
    act.add_argument("--reject", action="store_true", help="the mark is wrong, and is not to come back")
    act.add_argument("--add", action="store_true", help="the program has missed this one")
    act.add_argument("--undo", action="store_true", help="take back what was said of the mark")
    parser.add_argument("--speaker", metavar="NAME", help="who says it; of a claim also author or unnamed")
    parser.add_argument("--status", choices=[one for one in get_args(Status) if one != "none"])
    parser.add_argument("--verdict", choices=get_args(Verdict), help="what checking the claim came to")
    parser.add_argument("--evidence", action="append", metavar="URL", help="may be repeated")
    parser.add_argument("--note", metavar="TEXT", help="what the evidence shows")
    parser.add_argument("--reviewer", metavar="NAME", help="who checked it")
    parser.add_argument("--published", metavar="URL", help="where the check was published")


def marks(args: argparse.Namespace, desk: Desk) -> tuple[Any, str]:
    """Return the quotes, sentences and links of an article as a person judged them."""
    from analysis.document import analysis_json

    stored = desk.library.article(args.id)
    reading = desk.complete(desk.reading(stored.id, args.to))
    found: dict[str, Any] = analysis_json(stored.id, reading.article, reading.sentences, reading.analysis)
    said = {each.id: each.decision for each in reading.judgements}
    analysis = reading.analysis
    for plain, of in zip(
        [*found["quotes"], *found["sentences"], *found["links"]],
        [
            *(q.judgement for q in analysis.quotes),
            *(m.judgement for m in analysis.marks),
            *(k.judgement for k in analysis.links),
        ],
        strict=True,
    ):
        plain["judged"] = said.get(of)
    found["judgements"] = [judgement_json(each) for each in reading.judgements]
    text = reading.article.text
    lines = [f"{q.speaker_name or '?'}: {' '.join(text[q.start : q.end].split())}" for q in analysis.quotes]
    return found, "\n".join(lines) or "No quotes."


def judge(args: argparse.Namespace, desk: Desk) -> tuple[Any, str]:
    """Accept, reject, edit or add a mark; returns when that is on the disk."""
    stored = desk.library.article(args.id)
    reading = desk.complete(desk.reading(stored.id))
    draft = _draft(args, reading)
    if args.undo:
        if not draft.id:
            raise SidelightError(
                "Nothing was said of this mark.", "See what was with: library marks ID --json"
            )
        gone, _ = desk.library.remove_judgement(draft.id)
        return judgement_json(gone), f"Taken back: {gone.id}"
    wanted = rejected(draft) if args.reject else _changed(args, draft)
    if wanted is None:
        gone, _ = desk.library.remove_judgement(draft.id)
        return judgement_json(gone), f"Taken back: {gone.id}"
    kept, _ = desk.library.judge(wanted)
    return judgement_json(kept), f"{kept.id}  {kept.decision}"


def _draft(args: argparse.Namespace, reading: Reading) -> Judgement:
    from storage.locate import locate

    found = locate(reading.article.text, args.quote)
    start, end = found.start, found.end
    quotes = [
        (min(quote.end, end) - max(quote.start, start), number)
        for number, quote in enumerate(reading.analysis.quotes)
    ]
    shared, number = max(quotes, default=(0, -1))
    about_claim = args.verdict or args.status or args.evidence or args.note
    kind: MarkKind = args.kind or ("quote" if shared > 0 and not about_claim else "claim")
    if args.add:
        return missed(reading, kind, start, end, args.speaker or "")
    rejection = _rejection(reading, kind, start, end)
    if rejection:
        return rejection
    sentence = reading.sentence_at(start)
    if kind == "quote" and shared > 0:
        return draft(reading, "quote", number)
    if kind == "claim" and (reading.analysis.marks[sentence].claim or about_claim):
        return draft(reading, "claim", sentence)
    for index, link in enumerate(reading.analysis.links):
        if kind == "link" and sentence in (link.a, link.b):
            return draft(reading, "link", index)
    raise SidelightError(f"There is no {kind} on these words.", "Mark one with --add.")


def _rejection(reading: Reading, kind: str, start: int, end: int) -> Judgement | None:
    """Return the rejection of a mark on this passage, so that it can be taken back."""
    for each in reading.judgements:
        at = each.place
        if (
            at
            and (each.kind, each.decision) == (kind, "rejected")
            and at.mark[0] < end
            and start < at.mark[1]
        ):
            return replace(each.here(reading.revision), decision="accepted")
    return None


def _changed(args: argparse.Namespace, draft: Judgement) -> Judgement:
    new = draft
    if args.speaker is not None and args.speaker != draft.speaker:
        new = edited(replace(new, speaker=args.speaker, voice=None))
    if args.status and args.status != draft.status:
        new = edited(replace(new, status=args.status))
    given = {
        "verdict": args.verdict,
        "evidence": None if args.evidence is None else addresses(args.evidence),
        "note": args.note,
        "reviewer": args.reviewer,
        "url": args.published and addresses([args.published])[0],
    }
    given = {name: value for name, value in given.items() if value is not None}
    if not given:
        return new
    if new.kind != "claim":
        raise SidelightError("Only a claim can be checked.", "Name the mark with --kind claim.")
    return replace(new, review=replace(new.review, **given, date=date.today().isoformat()))


def judgement_json(judgement: Judgement) -> dict[str, Any]:
    """Return a judgement as the command line tells it; ``start`` and ``end`` are null when it is detached."""
    start, end = judgement.place.words if judgement.place else (None, None)
    plain = asdict(judgement)
    own = ("id", "kind", "decision", "speaker", "anonymous", "form", "lang", "status", "rule", "review")
    told = {name: plain[name] for name in (*own, "created", "modified")}
    return {**told, "start": start, "end": end, "exact": judgement.words, "state": judgement.state}
