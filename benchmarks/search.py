"""How soon the first results of a search are there, against plain FTS5 and LIKE on the same texts.

    python benchmarks/search.py [--articles 5000] [--folder DIR]

``--folder`` keeps the library that is made, and takes it again the next time.
"""

from __future__ import annotations

import argparse
import json
import random
import sqlite3
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from benchmarks.articles import COMMON, Language, fill
from storage.indexfile import FIRST
from storage.library import CACHE, FILE, Library

ROUNDS = 7


def queries(library: Library) -> dict[str, list[str]]:
    """Return queries of several kinds, of words that the library has."""
    chance = random.Random(7)
    nb, en = Language("nb", random.Random(1)), Language("en", random.Random(1))
    middle = [lang.words[chance.randint(300, 3000)] for lang in (nb, en) for _ in range(6)]
    rare = [nb.words[chance.randint(9000, 20000)] for _ in range(6)]
    entry = library.entries()[0]
    text = library.article(entry.id).article.text
    phrase = " ".join(text.split()[3:6]).strip(".")
    return {
        "one rare word": rare,
        "one usual word": middle,
        "one common word": [COMMON["nb"][3], COMMON["en"][2], "sier"],
        "unfinished, 1 letter": ["s", "m"],
        "unfinished, 2 letters": ["sk", "tr"],
        "unfinished, 3 letters": ["str", "kre"],
        "two usual words": [f"{a} {b}" for a, b in pairwise(middle)][:6],
        "four common words": ["og det som ikke ", "the of that which "],
        "four usual words": [" ".join(middle[n : n + 4]) + " " for n in (0, 4)],
        "a phrase": [f'"{phrase}"'],
        "with a tag": [f"tag:krig {middle[0]} ", "tag:krig og "],
        "with a language and a status": [
            f"lang:nb status:reported {middle[0]} ",
            "lang:en status:denied the ",
        ],
        "with a speaker": [
            f'speaker:"{entry.author.split()[0]}"',
            f'speaker:"{entry.author.split()[0]}" og ',
        ],
        "with a date": [f"before:2017 {middle[1]} ", "before:2015-02 og "],
        "filters alone": ["tag:krig", "has:note after:2020"],
    }


def median_ms(work: Callable[[], object]) -> float:
    """Return the median of some runs in ms of processor time, which other programs disturb least."""
    times = []
    for _ in range(ROUNDS):
        began = time.thread_time()
        work()
        times.append(1000 * (time.thread_time() - began))
    return statistics.median(times)


def plain(library: Path, target: Path) -> sqlite3.Connection:
    """Return a database with the same passages in a plain table and in plain FTS5."""
    sql = sqlite3.connect(target)
    sql.execute("ATTACH ? AS cache", (str(library / CACHE),))
    sql.execute("CREATE TABLE texts (id INTEGER PRIMARY KEY, text TEXT)")
    sql.execute("INSERT INTO texts SELECT id, text FROM cache.passages")
    sql.execute("CREATE VIRTUAL TABLE fts USING fts5(text, content='texts', content_rowid='id')")
    sql.execute("INSERT INTO fts (rowid, text) SELECT id, text FROM texts")
    sql.commit()
    return sql


def fts5(sql: sqlite3.Connection, query: str) -> object:
    """Search as most programs do: every word, a star after an unfinished last one, ranked by BM25."""
    if ":" in query:
        return None
    bare = query.strip()
    match = bare if bare.startswith('"') else " ".join(f'"{word}"' for word in bare.split())
    match += "*" if query == bare and not bare.endswith('"') else ""
    rows = "SELECT t.text FROM fts JOIN texts t ON t.id = fts.rowid WHERE fts MATCH ? ORDER BY rank LIMIT ?"
    return sql.execute(rows, (match, FIRST)).fetchall()


def like(sql: sqlite3.Connection, query: str) -> object:
    """Search by LIKE, each word anywhere."""
    if ":" in query:
        return None
    words = [query.strip('"')] if query.startswith('"') else query.split()
    where = " AND ".join("text LIKE ?" for _ in words)
    return sql.execute(
        f"SELECT text FROM texts WHERE {where} LIMIT ?", [*(f"%{word}%" for word in words), FIRST]
    ).fetchall()


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--articles", type=int, default=5000)
    parser.add_argument("--folder", type=Path)
    parser.add_argument("--json", action="store_true")
    args = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        folder = args.folder or Path(scratch) / "library"
        with Library.open(folder) as library:
            if not library.entries():
                fill(library, args.articles)
            library.search("begin")
            other = plain(folder, Path(scratch) / "plain.db")
            found: list[dict[str, object]] = []
            worst = 0.0
            columns = (("Sidelight", 12), ("worst", 9), ("FTS5", 9), ("LIKE", 9), ("hits", 7))
            print(f"{'ms of processor time':32}" + "".join(f"{name:>{width}}" for name, width in columns))
            for kind, texts in queries(library).items():
                ours = [median_ms(lambda q=q: library.search(q, FIRST)) for q in texts]
                theirs = [median_ms(lambda q=q: fts5(other, q)) for q in texts]
                scans = [median_ms(lambda q=q: like(other, q)) for q in texts]
                hits = sum(len(library.search(q, FIRST)) for q in texts)
                worst = max(worst, *ours)
                row = (
                    statistics.median(ours),
                    max(ours),
                    statistics.median(theirs),
                    statistics.median(scans),
                )
                told = "".join(f"{value:9.1f}" for value in row[1:2])
                rest = f"{row[2]:9.1f}{row[3]:9.1f}" if ":" not in texts[0] else f"{'–':>9}{'–':>9}"
                print(f"{kind:32}{row[0]:12.1f}{told}{rest}{hits:7}")
                found.append({"kind": kind, "ours": row[0], "worst": row[1], "fts5": row[2], "like": row[3]})
            count = len(library.entries())
            listed = median_ms(library.entries)
        with sqlite3.connect(folder / CACHE) as sql:
            texts = sql.execute("SELECT count(*), sum(length(text)) FROM passages").fetchone()
        sizes = {name: (folder / name).stat().st_size / 2**20 for name in (FILE, CACHE)}
        print(f"\n{count} articles, {texts[0]} passages, {texts[1] / 1e6:.1f} M characters searched")
        print(
            f"index {sizes[CACHE]:.0f} MB, library {sizes[FILE]:.0f} MB, plain FTS5 with its texts "
            f"{(Path(scratch) / 'plain.db').stat().st_size / 2**20:.0f} MB"
        )
        print(f"listing the shelf {listed:.1f} ms; worst search {worst:.1f} ms (goal 50)")
        if args.json:
            print(json.dumps({"articles": count, "sizes_mb": sizes, "worst_ms": worst, "kinds": found}))


if __name__ == "__main__":
    main()
