"""``library``: everything on the library, for people and for programs."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

from app.commands.judging import add_judge_arguments, add_marks_arguments, judge, judgement_json, marks
from app.commands.output import print_json, print_rows
from app.commands.wording import add_glossary_arguments, correction_json, glossary
from records.annotation import COLOURS, Annotation
from records.errors import SidelightError
from records.library import Entry
from records.shelf import READ_STATES
from storage.query import KEYS, Filter, parse

if TYPE_CHECKING:
    from app.desk import Desk
    from storage.importing import Imported

NAME = "library"
HELP = "everything on the library: list, add, show, search, note, tag, export, backup and more"

Answer = tuple[Any, str]
"""What an action answers: a value for ``--json``, and the same for a person."""


def _list(args: argparse.Namespace, desk: Desk) -> Answer:
    entries: list[dict[str, Any]] = [
        {
            "id": entry.id,
            "title": entry.title,
            "source": entry.source,
            "added": entry.added,
            "languages": list(entry.languages),
            "words": entry.words,
            "annotations": entry.annotations,
            **_order(entry),
        }
        for entry in desk.library.filtered(_filters(args.filters))
    ]
    lines = [f"{e['id'][:8]}  {e['title']}  ({e['words']} words, {e['annotations']} notes)" for e in entries]
    return entries, "\n".join(lines) or "The library is empty."


def _add(args: argparse.Namespace, desk: Desk) -> Answer:
    from app.progress import show

    identifier = desk.open_source(args.article)
    revised = desk.revised(identifier)
    if revised:
        print(f"sidelight: {revised}", file=sys.stderr)
    # translated at once, so that a search finds it in the reader's language too
    desk.complete(desk.reading(identifier), lambda done, total: show("Translating", done, total))
    title = desk.library.article(identifier).article.title
    counted = {name: value for name, value in asdict(revised).items() if name != "former"} if revised else {}
    told = {"revised": counted} if revised else {}
    return {"id": identifier, "title": title, **told}, f"{identifier}  {title}"


def _show(args: argparse.Namespace, desk: Desk) -> Answer:
    stored = desk.library.article(args.id)
    article = stored.article
    annotations = [annotation_json(a) for a in desk.library.annotations(stored.id)]
    shown = {
        "id": stored.id,
        "revision": stored.revision,
        "title": article.title,
        "source": article.source,
        "sha256": article.sha256,
        "text": article.text,
        "place": stored.place.offset,
        **_order(next(entry for entry in desk.library.entries() if entry.id == stored.id)),
        "annotations": annotations,
        "corrections": [correction_json(each) for each in desk.library.corrections(stored.id)],
        "judgements": [judgement_json(each) for each in desk.library.judgements(stored.id)],
    }
    notes = [f"  [{a['colour']}] {a['exact']!r} {a['text']}".rstrip() for a in annotations]
    return shown, "\n".join([f"{stored.id}  {article.title}", *notes])


def _remove(args: argparse.Namespace, desk: Desk) -> Answer:
    identifier = desk.library.article(args.id).id
    desk.library.remove(identifier)
    return {"id": identifier}, f"Moved to the trash: {identifier}"


def _order(entry: Entry) -> dict[str, Any]:
    """Return what a person keeps of an article beside its text, as the command line tells it."""
    return {
        "author": entry.author,
        "publication": entry.publication,
        "published": entry.published,
        "state": entry.state,
        "tags": list(entry.tags),
        "collections": list(entry.collections),
    }


def _filters(words: list[str]) -> tuple[Filter, ...]:
    query = parse(" ".join(words))
    if query.problems or query.terms:
        problem = " ".join(query.problems) or "Only filters can be given here."
        raise SidelightError(problem, _FILTERS)
    return query.filters


_FILTERS = f"Filters are {', '.join(KEYS)}, as in tag:check."


def _search(args: argparse.Namespace, desk: Desk) -> Answer:
    query = parse(" ".join(args.words))
    if query.problems:
        raise SidelightError(" ".join(query.problems), _FILTERS)
    hits: list[dict[str, Any]] = [
        {
            "article": hit.article,
            "title": hit.title,
            "where": hit.where,
            "start": hit.start,
            "end": hit.end,
            "context": hit.context,
            "annotation": hit.annotation,
        }
        for hit in desk.library.search(" ".join(args.words), limit=args.limit)
    ]
    lines = [f"{h['article'][:8]}  {h['where']:<11}  {' '.join(h['context'].split())}" for h in hits]
    return hits, "\n".join(lines) or "Nothing found."


def _note(args: argparse.Namespace, desk: Desk) -> Answer:
    annotation = desk.note(
        args.id, args.quote, text=args.text, colour=args.colour, tags=tuple(args.tag), pane=args.pane
    )
    return annotation_json(annotation), annotation.id


def _tag(args: argparse.Namespace, desk: Desk) -> Answer:
    identifier = desk.library.resolve(args.id)
    desk.library.tag_articles([identifier], args.tags, args.remove)
    (now,) = (entry.tags for entry in desk.library.entries() if entry.id == identifier)
    return {"id": identifier, "tags": list(now)}, " ".join(now) or "It has no tags."


def _collect(args: argparse.Namespace, desk: Desk) -> Answer:
    identifier = desk.library.resolve(args.id)
    names = {collection.name.casefold() for collection in desk.library.collections()}
    if not args.remove and args.name.casefold() not in names:
        desk.library.make_collection(args.name)
    desk.library.collect([identifier], args.name, wanted=not args.remove)
    (now,) = (entry.collections for entry in desk.library.entries() if entry.id == identifier)
    return {"id": identifier, "collections": list(now)}, "\n".join(now) or "It is in no collection."


def _mark(args: argparse.Namespace, desk: Desk) -> Answer:
    identifier = desk.library.resolve(args.id)
    desk.library.mark_articles([identifier], args.state)
    return {"id": identifier, "state": args.state}, args.state


def _collections(args: argparse.Namespace, desk: Desk) -> Answer:
    found = [asdict(collection) for collection in desk.library.collections()]
    lines = [f"{each['name']}  ({each['articles']} articles)" for each in found]
    return found, "\n".join(lines) or "There are no collections."


def _speakers(args: argparse.Namespace, desk: Desk) -> Answer:
    _analyse(desk)
    found = [asdict(speaker) for speaker in desk.library.speakers()]
    lines = [f"{s['name']}  ({s['quotes']} quotes, {s['articles']} articles)" for s in found]
    return found, "\n".join(lines) or "Nobody is quoted."


def _claims(args: argparse.Namespace, desk: Desk) -> Answer:
    _analyse(desk)
    found = [asdict(each) for each in desk.library.recurrences()]
    lines = [
        line
        for each in found
        for line in [*(f"{c['article'][:8]}  {c['status']:<10}  {c['exact']}" for c in each["claims"]), ""]
    ]
    return found, "\n".join(lines) or "No claim is made in more than one article."


def _analyse(desk: Desk) -> None:
    from app.progress import show

    for done, total in desk.analyse_missing():
        show("Analysing", done, total)


def _trash(args: argparse.Namespace, desk: Desk) -> Answer:
    found = [{"id": e.id, "title": e.title, "removed": e.removed} for e in desk.library.trash()]
    return found, "\n".join(f"{e['id'][:8]}  {e['title']}" for e in found) or "The trash is empty."


def _unremove(args: argparse.Namespace, desk: Desk) -> Answer:
    identifier, _ = desk.library.restore_article(args.id)
    return {"id": identifier}, f"On the shelf again: {identifier}"


def _empty(args: argparse.Namespace, desk: Desk) -> Answer:
    emptied, _ = desk.library.empty_trash(keep_notes=args.keep_notes)
    value = {"articles": emptied.articles, "kept": emptied.kept, "file": str(emptied.file or "")}
    if emptied.file is None:
        return value, "The trash is empty."
    kept = f" {emptied.kept} notes are kept." if args.keep_notes else ""
    return value, f"Deleted {emptied.articles} articles.{kept} They can be imported again from {emptied.file}"


def _kept(args: argparse.Namespace, desk: Desk) -> Answer:
    from formats.kept_notes import kept_notes_markdown

    notes = desk.library.kept_notes()
    return [asdict(note) for note in notes], kept_notes_markdown(notes)


def _export(args: argparse.Namespace, desk: Desk) -> Answer:
    count = desk.library.export_json(args.output, args.id)
    return {"file": str(args.output), "articles": count}, f"Written: {args.output} ({count} articles)"


def _import(args: argparse.Namespace, desk: Desk) -> Answer:
    imported, _ = desk.library.import_json(args.file)
    return _taken_in(imported)


def _rebuild(args: argparse.Namespace, desk: Desk) -> Answer:
    from app.rescue import rebuild

    imported, kept = rebuild(desk, args.folder)
    value, words = _taken_in(imported)
    told = f"\nThe damaged library is kept as {kept}." if kept else ""
    return {**value, "kept": str(kept or "")}, words + told


def _salvage(args: argparse.Namespace, desk: Desk) -> Answer:
    from app.rescue import salvage

    saved = salvage(desk, args.folder)
    lost = [f"Not all could be read of: {name}" for name in saved.unreadable]
    words = f"{saved.articles} articles and {saved.annotations} annotations are in {args.folder}."
    way = f"Make a library of them with: library rebuild {args.folder}"
    return asdict(saved), "\n".join([words, *lost, *saved.mended, way])


def _taken_in(imported: Imported) -> Answer:
    words = f"{imported.articles} articles and {imported.annotations} annotations are new."
    return asdict(imported), "\n".join([words, *imported.problems])


def _check(args: argparse.Namespace, desk: Desk) -> Answer:
    library = desk.library
    report = library.check() if args.only_look else library.repair()
    warnings = [str(warning) for warning in library.warnings()]
    sound = f"The library is sound: {report.articles} articles, {report.annotations} annotations."
    lines = [*report.mended, *report.problems, *warnings] + ([] if report.problems else [sound])
    value = {"ok": not report.problems, **asdict(report), "warnings": warnings}
    return value, "\n".join(lines)


def _backup(args: argparse.Namespace, desk: Desk) -> Answer:
    made = desk.library.backup(args.file)
    return {"file": str(made)}, f"Written and verified: {made}"


def _restore(args: argparse.Namespace, desk: Desk) -> Answer:
    kept = desk.restore(args.file)
    old = f" What was there before is kept as {kept}." if kept else ""
    return {"file": str(args.file), "kept": str(kept or "")}, f"Restored from {args.file}.{old}"


ACTIONS: dict[str, tuple[Callable[[argparse.Namespace, Desk], Answer], str]] = {
    "list": (_list, "the articles kept"),
    "add": (_add, "put an article into the library; prints its id"),
    "show": (_show, "an article with its annotations"),
    "remove": (_remove, "move an article to the trash"),
    "tag": (_tag, "give an article tags, or take them from it"),
    "collect": (_collect, "put an article into a collection, which is made when there is none"),
    "mark": (_mark, "say how far an article is read"),
    "collections": (_collections, "the collections"),
    "speakers": (_speakers, "who is quoted across the library"),
    "claims": (_claims, "which claims several articles make"),
    "trash": (_trash, "the articles in the trash"),
    "unremove": (_unremove, "take an article out of the trash"),
    "empty-trash": (_empty, "delete the articles of the trash for good"),
    "kept-notes": (_kept, "the notes that outlived their articles, as Markdown"),
    "search": (_search, "search originals, translations and notes"),
    "note": (_note, "highlight a passage, with or without a note; prints the annotation's id"),
    "marks": (marks, "the quotes, claims and links of an article as they were judged"),
    "judge": (judge, "accept, reject, edit or add a mark, or say what checking a claim came to"),
    "glossary": (glossary, "how terms are to be translated: list, add, remove, import, export"),
    "export": (_export, "write the whole library, or one article, to a JSON file"),
    "import": (_import, "take in articles and notes from such a file"),
    "check": (_check, "look for damage, mend what can be mended and say what was done"),
    "backup": (_backup, "write a verified copy of the library"),
    "restore": (_restore, "put a backup in the library's place"),
    "rebuild": (
        _rebuild,
        "take in every exported file of a folder; a damaged library is set aside for that",
    ),
    "salvage": (_salvage, "read what can be read of a damaged library into files for rebuild"),
}


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the command's arguments."""
    actions = parser.add_subparsers(dest="action", required=True, metavar="ACTION")
    parsers = {}
    for name, (_, text) in ACTIONS.items():
        parsers[name] = actions.add_parser(name, help=text, description=text)
        parsers[name].add_argument("--json", action="store_true", help="print JSON")
    parsers["add"].add_argument("article", metavar="ARTICLE", help="file, URL, or - for standard input")
    for name in ("show", "remove", "note", "tag", "collect", "mark", "unremove", "marks", "judge"):
        parsers[name].add_argument("id", metavar="ID", help="the article's id, or enough of its beginning")
    parsers["export"].add_argument("-o", "--output", required=True, type=Path, metavar="FILE")
    parsers["export"].add_argument("id", nargs="?", metavar="ID", help="one article only")
    parsers["import"].add_argument("file", type=Path, metavar="FILE")
    parsers["backup"].add_argument(
        "file", nargs="?", type=Path, metavar="FILE", help="(the profile's backups)"
    )
    add_marks_arguments(parsers["marks"])
    add_judge_arguments(parsers["judge"])
    parsers["restore"].add_argument("file", type=Path, metavar="FILE")
    parsers["rebuild"].add_argument("folder", type=Path, metavar="FOLDER")
    parsers["salvage"].add_argument("folder", type=Path, metavar="FOLDER", help="a new one")
    parsers["check"].add_argument("--only-look", action="store_true", help="mend nothing")
    add_glossary_arguments(parsers["glossary"])
    parsers["list"].add_argument("filters", nargs="*", metavar="FILTER", help="as in tag:check is:unread")
    parsers["tag"].add_argument("tags", nargs="*", metavar="TAG")
    parsers["tag"].add_argument(
        "--remove", action="append", default=[], metavar="TAG", help="may be repeated"
    )
    parsers["collect"].add_argument("name", metavar="COLLECTION")
    parsers["collect"].add_argument("--remove", action="store_true", help="take it out instead")
    parsers["mark"].add_argument("state", choices=READ_STATES)
    parsers["empty-trash"].add_argument(
        "--keep-notes", action="store_true", help="notes outlive the articles"
    )
    parsers["search"].add_argument("words", nargs="+", metavar="WORDS")
    parsers["search"].add_argument("--limit", type=int, default=50, metavar="N", help="at most N hits (50)")
    parsers["note"].add_argument("--quote", required=True, metavar="TEXT", help="the words to mark")
    parsers["note"].add_argument("--text", default="", metavar="NOTE", help="the note")
    parsers["note"].add_argument("--colour", choices=COLOURS, default="yellow")
    parsers["note"].add_argument("--tag", action="append", default=[], metavar="T", help="may be repeated")
    parsers["note"].add_argument("--pane", choices=("original", "translation"), default="original")


def run(args: argparse.Namespace, open_desk: Callable[[], Desk]) -> int:
    """Do the action; return 0, or 1 when ``check`` found damage."""
    desk = open_desk()
    try:
        value, words = ACTIONS[args.action][0](args, desk)
    finally:
        desk.close()
    if args.json or args.action == "add":
        print_json(value)
    else:
        print_rows([(line,) for line in words.splitlines()])
    return 1 if args.action == "check" and not value["ok"] else 0


def annotation_json(annotation: Annotation) -> dict[str, Any]:
    """Return an annotation as the command line tells it.

    ``start`` and ``end`` are code points in the original text; ``exact`` is what
    was marked, in the pane where it was marked, ``original`` what that stands for.
    """
    return {
        "id": annotation.id,
        "start": annotation.start,
        "end": annotation.end,
        "exact": annotation.words,
        "original": annotation.exact,
        "pane": annotation.pane,
        "text": annotation.text,
        "colour": annotation.colour,
        "tags": list(annotation.tags),
        "kind": annotation.kind,
        "state": annotation.state,
        "created": annotation.created,
        "modified": annotation.modified,
    }
