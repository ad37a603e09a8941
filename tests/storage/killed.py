"""A program that is killed: does one kind of work on a library without end, and tells each act that is done.

python tests/storage/killed.py KIND FOLDER ARTICLE
"""

from __future__ import annotations

import itertools
import json
import sys
import uuid
from collections.abc import Callable, Iterator
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from records.article import Article
from records.rendering import Rendering
from records.shelf import Details
from storage.cache import RenderingCache
from storage.closing import write_files
from storage.importing import import_json
from storage.library import CACHE, Library
from storage.passages import Passage

TEXT = "Text number {n}: some words to mark, and then some more words that nobody marks."
NOTES = 5
"""Notes on each article that is imported."""


def notes(library: Library, article: str) -> Iterator[str]:
    for number in itertools.count():
        made, _ = library.annotate(article, "original", 0, 4, text=f"note {number}", tags=["a", "b"])
        yield made.id


def edits(library: Library, article: str) -> Iterator[str]:
    """Change a note, a translation, the text, the tags and the details, all to one number after another."""
    note = library.annotations(article)[0].id
    first = int(library.annotation(note).text or 0)
    for number in itertools.count(first + 1):
        library.edit_annotation(note, text=str(number))
        library.correct(article, 0, 4, "en", str(number))
        library.revise(article, Article(TEXT.format(n=number), "T", ()))
        library.tag_articles([article], [f"t{number}"], [tag for tag, _ in library.article_tags()])
        library.describe(article, Details(title=str(number)))
        yield str(number)


def imports(library: Library, article: str) -> Iterator[str]:
    file = library.path.parent / f"import-{uuid.uuid4()}.json"
    for _ in itertools.count():
        value = exported()
        file.write_text(json.dumps(value))
        import_json(library._connection, file)
        yield value["articles"][0]["id"]


def exported() -> dict[str, list[dict[str, object]]]:
    """An article with notes as another library would export it."""
    identifier, revision = str(uuid.uuid4()), str(uuid.uuid4())
    text, time = TEXT.format(n=identifier), "2026-01-01T10:00:00.000Z"
    made = {"revision": revision, "start": 0, "end": 4, "created": time, "modified": time}
    annotations = [{"id": str(uuid.uuid4()), "text": "x" * 400, **made} for _ in range(NOTES)]
    revisions = [{"id": revision, "number": 1, "added": time, "text": text, "title": "T"}]
    whole = {"id": identifier, "revision": revision, "added": time, "opened": time}
    return {
        "format": "sidelight-library",  # type: ignore[dict-item]
        "version": 1,  # type: ignore[dict-item]
        "articles": [{**whole, "revisions": revisions, "annotations": annotations}],
    }


def translation(library: Library, article: str) -> Iterator[str]:
    with RenderingCache(library.path.parent / CACHE) as cache:
        for _ in itertools.count():
            key = str(uuid.uuid4())
            cache.put({key: Rendering(f"translated {key}", "machine", 0.5, "pack")})
            library.index_article(article, [Passage(0, 4, "nb", "Text")])
            library.index_renderings(article, "en", [Passage(0, 4, "en", f"translated {key}")])
            yield key


def backups(library: Library, article: str) -> Iterator[str]:
    for number in itertools.count():
        library.annotate(article, "original", 0, 4, text=f"note {number} " + "x" * 2000)
        copy = library.backup()
        write_files(library._connection)
        yield str(copy)


KINDS: dict[str, Callable[[Library, str], Iterator[str]]] = {
    "notes": notes,
    "edits": edits,
    "import": imports,
    "translation": translation,
    "backup": backups,
}


def main() -> None:
    kind, folder, article = sys.argv[1:]
    if kind == "migration":
        print("begins", flush=True)
        Library.open(Path(folder)).close()
        return
    library = Library.open(Path(folder))
    for done in KINDS[kind](library, article):
        print(done, flush=True)


if __name__ == "__main__":
    main()
