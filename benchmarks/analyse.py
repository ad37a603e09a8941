"""How fast articles are analysed, beside a regex pipeline and textacy in the same run.

    python benchmarks/analyse.py [ARTICLE.json …] [--rounds N] [--textacy-python PYTHON]

The articles are those in ``tests/annotated`` unless others of that schema are named.
Figures are seconds of processor time for 1,000 words on one core, lexicons loaded,
sentences already cut, the median of the rounds; and the direct quotes each finds,
as an F1 of exact spans (without marks and punctuation at their edges).

The regex pipeline is what one writes in an hour: passages between marks of one kind
and after a dialogue dash, the words around a reporting verb as speaker. textacy runs
in an environment of its own (``--textacy-python``: it needs other packages than the
program) and parses with a model of spaCy's when that environment has one.
"""

from __future__ import annotations

import argparse
import json
import re
import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from analysis import analyse
from records.article import Article, Block
from translation.segment import segment

Span = tuple[int, int]

EDGE = " \t\n\r\u00a0.,;:…\"'«»“”„‘’‹›-–—"
ARTICLES = Path(__file__).resolve().parents[1] / "tests" / "annotated"
LONG_WORDS = 20_000
_PAIR = re.compile(r"«[^»]{2,800}»|“[^”]{2,800}”|\"[^\"\n]{2,800}\"")
_DASH = re.compile(r"^[–—-] (?P<said>.+?)(?=, \w+ [A-ZÆØÅ]|, \w+ (?:han|hun)|$)", re.MULTILINE)
_SPEAKER = re.compile(
    r",? ?(?:(?:said|says|sier|sa|told|skriver|mener) (?P<after>(?:\w+ ){0,3}[A-ZÆØÅ]\w+(?: [A-ZÆØÅ]\w+)*)"
    r"|(?P<before>[A-ZÆØÅ]\w+(?: [A-ZÆØÅ]\w+)*|he|she|the \w+) (?:said|says|told|asked))"
)


def paragraphs(text: str) -> Article:
    """Return a text as an article; blank lines part its paragraphs."""
    found = re.finditer(r"\S(?:[^\n]|\n(?!\s*\n))*", text)
    return Article(text, "", tuple(Block("paragraph", match.start(), match.end()) for match in found))


def by_regex(text: str) -> list[Span]:
    """Return the direct quotes of a text as plain patterns see them, speakers looked for too."""
    found = [match.span() for match in _PAIR.finditer(text)]
    found += [match.span("said") for match in _DASH.finditer(text)]
    for _, end in found:
        _SPEAKER.match(text, end)
    return found


def trimmed(text: str, span: Span) -> Span:
    """Return a span without white space, marks and punctuation at its edges."""
    low, high = span
    while low < high and text[low] in EDGE:
        low += 1
    while high > low and text[high - 1] in EDGE:
        high -= 1
    return low, high


def score(articles: list[dict[str, Any]], found: list[list[Span]]) -> float:
    """Return the F1 of exact direct quotes over all articles."""
    right = wanted = marked = 0
    for article, spans in zip(articles, found, strict=True):
        text = article["text"]
        gold = {trimmed(text, (q["start"], q["end"])) for q in article["quotes"] if q["kind"] == "direct"}
        ours = {trimmed(text, span) for span in spans}
        right, wanted, marked = right + len(gold & ours), wanted + len(gold), marked + len(ours)
    return 2 * right / max(wanted + marked, 1)


def seconds(work: Callable[[], object], rounds: int) -> float:
    """Return the median processor time of some rounds."""
    times = []
    for _ in range(rounds):
        before = time.process_time()
        work()
        times.append(time.process_time() - before)
    return statistics.median(times)


def textacy(python: str, texts: list[str], words: int) -> tuple[float, list[list[Span]], str]:
    """Return textacy's seconds for 1,000 words, its direct quotes, and what it ran with."""
    script = Path(__file__).with_name("textacy_quotes.py")
    done = subprocess.run(
        [python, str(script)], input=json.dumps({"texts": texts}), capture_output=True, text=True, check=False
    )
    if done.returncode:
        raise SystemExit(f"textacy did not run: {done.stderr.strip().splitlines()[-1]}")
    told = json.loads(done.stdout.splitlines()[-1])
    note = told["model"] + (f"; gave up: {told['failed']}" if told["failed"] else "")
    spans = [[(start, end) for start, end, _ in quotes] for quotes in told["quotes"]]
    return told["seconds"] * 1000 / words, spans, note


def main() -> None:
    """Print seconds for 1,000 words and the direct quotes found."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("articles", nargs="*", type=Path, help="annotated articles (JSON)")
    parser.add_argument("--rounds", type=int, default=9)
    parser.add_argument(
        "--textacy-python", metavar="PYTHON", help="the Python of an environment with textacy"
    )
    options = parser.parse_args()
    files = options.articles or sorted(ARTICLES.glob("*/*.json"))
    articles = [json.loads(file.read_text(encoding="utf-8")) for file in files]
    texts = [article["text"] for article in articles]
    words = sum(len(text.split()) for text in texts)
    laid = [(made, segment(made, "nb", {"en"})) for made in map(paragraphs, texts)]
    found = [analyse(*one) for one in laid]
    ours = seconds(lambda: [analyse(*one) for one in laid], options.rounds) * 1000 / words
    direct = [[(q.start, q.end) for q in one.quotes if q.kind == "direct"] for one in found]
    plain = seconds(lambda: [by_regex(text) for text in texts], options.rounds) * 1000 / words
    print(f"{len(texts)} articles, {words} words; seconds for 1,000 words, direct quotes exact F1")
    print(f"  sidelight {ours:8.4f}  {score(articles, direct):.3f}")
    print(f"  regex     {plain:8.4f}  {score(articles, [by_regex(text) for text in texts]):.3f}")
    if options.textacy_python:
        took, spans, note = textacy(options.textacy_python, texts, words)
        if note.startswith("blank"):
            print(f"  textacy   {took:8.4f}  not comparable: no model of spaCy's there, so no parse")
        else:
            print(f"  textacy   {took:8.4f}  {score(articles, spans):.3f}  ({note})")
    long = paragraphs("\n\n".join(texts * (LONG_WORDS // words + 1)))
    sentences = segment(long, "nb", {"en"})
    size = len(long.text.split())
    took = seconds(lambda: analyse(long, sentences), 3) * 1000 / size
    print(f"  sidelight {took:8.4f}  in one article of {size} words ({took / ours:.2f} times the short ones)")


if __name__ == "__main__":
    main()
