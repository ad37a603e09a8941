"""How much reported speech of a Norwegian treebank is found, and whether its speaker is.

    python benchmarks/reported.py TREEBANK [--misses] [--limit N]

TREEBANK is a folder with the ``.conllu`` files of UD Norwegian Bokmål (or Nynorsk).
Its trees know nothing of quotes; they know object clauses, and that is enough:

* a *predicate* is a finite verb, or a participle with *har* / *hadde*, whose lemma
  is in ``LEMMAS``, the verbs of saying and thinking;
* its *content* is its dependent by ``ccomp``, by ``parataxis`` (direct speech), or by
  ``xcomp`` when that clause has a subject of its own;
* its *speaker* is its subject, or that of the verb it is joined to; *som* stands for
  the noun its clause belongs to;
* left out: speakers of the first and second person, *man* and question words
  (nobody is quoted), predicates inside other content (quotes in quotes are
  optional), contents of fewer than two words, and questions and orders.

Each sentence is read alone, as an article of one paragraph. A content is found
when the quotes marked over it and the content share at least half of their
characters; a speaker is right when the marked mention holds the subject's head.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from analysis import analyse
from records.analysis import Quote
from records.article import Article, Block
from translation.segment import segment

_LEMMAS = """
si fortelle opplyse melde skrive uttale meddele rapportere berette kommentere forklare redegjøre gjenta
oppsummere svare tilføye fortsette innvende mene tro synes anta vurdere konkludere fastslå konstatere påpeke
understreke presisere framheve fremheve insistere hevde påstå antyde spekulere innrømme erkjenne vedgå medgi
bekrefte avvise benekte tilbakevise avkrefte bestride varsle love vente forvente spå anslå håpe frykte advare
vise utbryte rope hviske mumle sukke utdype poengtere bemerke kunngjøre avsløre
"""
_NOBODY = "jeg vi du dere man meg oss hvem hva hvilken noen ingen det den"
LEMMAS = frozenset(_LEMMAS.split())
NOBODY = frozenset(_NOBODY.split())


@dataclass(frozen=True, slots=True)
class Word:
    """One token of a tree: its place in the sentence's text, and its row."""

    start: int
    end: int
    form: str
    lemma: str
    tag: str
    features: str
    head: int
    relation: str


@dataclass(frozen=True, slots=True)
class Reported:
    """A content that the tree knows: its tokens' places, and the head of its speaker."""

    start: int
    end: int
    holes: tuple[tuple[int, int], ...]
    speaker: tuple[int, int] | None


def sentences(folder: Path) -> Iterator[tuple[str, list[Word]]]:
    """Yield the text and the words of each sentence; word 0 is the root."""
    for file in sorted(folder.glob("*.conllu")):
        for block in file.read_text(encoding="utf-8").strip().split("\n\n"):
            lines = block.split("\n")
            text = next(line[9:] for line in lines if line.startswith("# text = "))
            words = [Word(0, 0, "", "", "", "", -1, "")]
            place = 0
            for line in lines:
                row = line.split("\t")
                if not row[0].isdigit():
                    continue
                place = text.index(row[1], place)
                words.append(
                    Word(place, place + len(row[1]), row[1], row[2], row[3], row[5], int(row[6]), row[7])
                )
                place += len(row[1])
            yield text, words


def subtree(words: list[Word], top: int, without: int = 0) -> set[int]:
    """Return the words under ``top``, itself included, leaving out the tree of ``without``."""
    found = {top}
    fresh = [top]
    while fresh:
        head = fresh.pop()
        for index, word in enumerate(words):
            if word.head == head and index not in found and index != without:
                found.add(index)
                fresh.append(index)
    return found


def reported(text: str, words: list[Word]) -> list[Reported]:
    """Return what a sentence reports, by its tree."""
    found: list[tuple[Reported, int]] = []
    for index, word in enumerate(words):
        if word.lemma not in LEMMAS or word.tag != "VERB" or not _finite(words, index):
            continue
        speaker = _speaker(words, index)
        if speaker is None or text.rstrip(' »”"').endswith("?"):
            continue
        for child, dependent in enumerate(words):
            if dependent.head != index or not _content(words, child):
                continue
            inside = sorted(
                place
                for place in subtree(words, child)
                if words[place].tag != "PUNCT" and not (words[place].head == child and _opens(words[place]))
            )
            if len(inside) < 2:
                continue
            start, end = words[inside[0]].start, words[inside[-1]].end
            holes = ((word.start, word.end),) if start < word.start < end else ()
            found.append((Reported(start, end, holes, (words[speaker].start, words[speaker].end)), index))
    outer = [
        item
        for item, index in found
        if not any(
            other is not item and other.start <= words[index].start < other.end and not other.holes
            for other, _ in found
        )
    ]
    return outer


def _opens(word: Word) -> bool:
    return word.relation == "mark" and word.form.lower() in ("at", "om")


def _finite(words: list[Word], index: int) -> bool:
    features = words[index].features
    if "VerbForm=Fin" in features and "Mood=Imp" not in features:
        return True
    return "VerbForm=Part" in features and any(
        word.head == index and word.relation == "aux" and word.lemma == "ha" for word in words
    )


def _content(words: list[Word], index: int) -> bool:
    relation = words[index].relation
    if relation == "ccomp":
        return True
    subject = any(
        word.head == index and word.relation.startswith(("nsubj", "csubj", "expl")) for word in words
    )
    if relation == "xcomp":
        return subject
    return relation == "parataxis" and subject and words[index].tag in ("VERB", "AUX", "ADJ", "NOUN")


def _speaker(words: list[Word], index: int) -> int | None:
    """Return the subject's head, None when nobody in particular speaks."""
    at = index
    while True:
        subject = next((i for i, word in enumerate(words) if word.head == at and word.relation == "nsubj"), 0)
        if subject or words[at].relation != "conj":
            break
        at = words[at].head
    if not subject:
        return None
    if words[subject].lemma == "som" and words[at].relation == "acl:relcl":
        subject = words[at].head
    if words[subject].form.lower() in NOBODY:
        return None
    return subject


def quotes_of(text: str) -> tuple[Quote, ...]:
    """Return the quotes that the analysis finds in a sentence read alone."""
    article = Article(text, "", (Block("paragraph", 0, len(text)),))
    return analyse(article, segment(article, "nb", {"en"})).quotes


def share(text: str, item: Reported, quotes: tuple[Quote, ...]) -> tuple[float, list[Quote]]:
    """Return how much of a content and of the quotes over it is shared, and those quotes."""
    near = [
        quote
        for quote in quotes
        if min(quote.end, item.end) - max(quote.start, item.start) > (quote.end - quote.start) / 2
    ] or [quote for quote in quotes if quote.start < item.end and item.start < quote.end]
    wanted = {at for at in range(item.start, item.end) if text[at].isalnum()}
    marked = {at for quote in near for at in range(quote.start, quote.end) if text[at].isalnum()}
    return (len(wanted & marked) / len(wanted | marked) if wanted | marked else 0.0), near


def main() -> None:
    """Print recall and speaker accuracy."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("treebank", type=Path, help="folder with .conllu files")
    parser.add_argument("--misses", action="store_true", help="print what was missed")
    parser.add_argument("--limit", type=int, default=0, help="read only so many sentences")
    options = parser.parse_args()
    total = found = named = right = read = 0
    for text, words in sentences(options.treebank):
        read += 1
        if options.limit and read > options.limit:
            break
        items = reported(text, words)
        if not items:
            continue
        quotes = quotes_of(text)
        for item in items:
            total += 1
            part, near = share(text, item, quotes)
            if part < 0.5:
                if options.misses:
                    print(f"MISSED {part:.2f} [{text[item.start : item.end]}] IN {text}")
                continue
            found += 1
            if item.speaker is None:
                continue
            named += 1
            spans = [quote.speaker_span for quote in near if quote.speaker_span]
            if any(span[0] <= item.speaker[0] and item.speaker[1] <= span[1] for span in spans):
                right += 1
            elif options.misses:
                marked = [text[slice(*span)] for span in spans]
                print(f"SPEAKER {text[slice(*item.speaker)]!r} got {marked} IN {text}")
    if not total:
        parser.error(f"no reported speech in {options.treebank}: are its .conllu files there?")
    print(f"{read} sentences, {total} reported clauses")
    print(f"recall  {found / total:.3f} ({found} of {total})")
    print(f"speaker {right / max(named, 1):.3f} ({right} of {named} found)")


if __name__ == "__main__":
    main()
