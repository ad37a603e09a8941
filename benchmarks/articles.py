"""Articles without meaning but with the shape of real ones: for measuring a large library.

    python benchmarks/articles.py --profile DIR --articles 300

makes a library of them to try things on. Words follow Zipf's law: the commonest are real function words
of Norwegian and English, the others are built of syllables with the endings of their language. The same
seed gives the same articles.
"""

from __future__ import annotations

import argparse
import random
import sqlite3
import sys
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import accumulate
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from records.article import Article, Block
from storage.facets import ClaimRow, QuoteRow
from storage.library import Library
from storage.passages import Passage

_COMMON_NB = """
og i det på som er en til å han av for at var de med ikke den har jeg om et men så seg hun hadde fra
vi du kan da ble ut skal vil ham etter over ved også bare eller sa nå dette noe være meg mot opp der
når inn dem kunne andre blir alle noen sin ha år henne må selv sier få kom denne enn to hans bli
ville før vært skulle går her slik gikk mer hva igjen fikk man alt mange dette ingen får oss hvor
under siden hele dag gang sammen ned kommer
"""
_COMMON_EN = """
the of and to in is that it he was for on are as with his they be at one have this from or had by
not but what some we can out other were all there when up use your how said an each she which do
their time if will way about many then them would write like so these her long make thing see him
two has look more day could go come did number sound no most people my over know water than call
first who may down side been now find any new
"""
_ONSETS_NB = """
b d f g h j k l m n p r s t v br dr fj gr kj kr sk skj sl sp st str sv tr
"""
_ONSETS_EN = """
b c d f g h j l m n p r s t w br ch cl cr dr fl gr pl sh sp st str th tr
"""
_VOWELS_NB = """
a e i o u y æ ø å ei øy au
"""
_VOWELS_EN = """
a e i o u ea ee ou ai oo
"""
_CODAS_NB = """
d g k l m n r s t nd ng rk rt st ll
"""
_CODAS_EN = """
b ck d g ll m n nd ng nt p r rd s st t
"""
COMMON = {"nb": _COMMON_NB.split(), "en": _COMMON_EN.split()}
ENDINGS = {
    "nb": (
        "",
        "",
        "en",
        "ene",
        "er",
        "et",
        "ets",
        "ing",
        "ingen",
        "elig",
        "het",
        "heten",
        "te",
        "ere",
        "else",
    ),
    "en": ("", "", "s", "ing", "ed", "er", "ers", "ly", "ness", "ment", "ments", "ation", "ations", "al"),
}
ONSETS = {"nb": _ONSETS_NB.split(), "en": _ONSETS_EN.split()}
VOWELS = {"nb": _VOWELS_NB.split(), "en": _VOWELS_EN.split()}
CODAS = {"nb": _CODAS_NB.split(), "en": _CODAS_EN.split()}
STATUSES = ("asserted", "asserted", "reported", "reported", "hedged", "denied", "prediction", "opinion")
ROOTS, FORMS = 9000, 3


@dataclass(frozen=True, slots=True)
class Made:
    """An article, its sentences with their marks, the translations of those in Norwegian, whom it quotes."""

    article: Article
    originals: list[Passage]
    translations: list[Passage]
    quotes: list[QuoteRow]
    claims: list[ClaimRow]


class Language:
    """The words of a language, each as often as Zipf's law says."""

    def __init__(self, lang: str, chance: random.Random) -> None:
        self.lang = lang
        words = list(dict.fromkeys(COMMON[lang]))
        seen = set(words)
        while len(words) < ROOTS * FORMS:
            parts = chance.choices((1, 2, 3), (2, 5, 2))[0]
            root = "".join(
                chance.choice(ONSETS[lang])
                + chance.choice(VOWELS[lang])
                + chance.choice(CODAS[lang]) * (n == parts - 1)
                for n in range(parts)
            )
            forms = {root + chance.choice(ENDINGS[lang]) for _ in range(FORMS)} - seen
            seen |= forms
            words += sorted(forms)
        self.words = words
        self._weights = list(accumulate(1 / (rank + 2.7) for rank in range(len(words))))

    def word(self, chance: random.Random) -> str:
        """Return a word by chance."""
        return self.words[bisect_left(self._weights, chance.random() * self._weights[-1])]

    def sentence(self, chance: random.Random, name: str = "") -> str:
        """Return a sentence of some 6 to 24 words, with a name or a number now and then."""
        words = [self.word(chance) for _ in range(chance.randint(6, 24))]
        if name:
            words[0] = f"{name} {'sier' if self.lang == 'nb' else 'says'}"
        elif chance.random() < 0.2:
            words[-1] = str(chance.randint(2, 900))
        return f"{words[0][:1].upper()}{words[0][1:]} {' '.join(words[1:])}."


def articles(count: int, seed: int = 1) -> Iterator[Made]:
    """Yield ``count`` articles."""
    chance = random.Random(seed)
    nb, en = Language("nb", chance), Language("en", chance)
    names = [f"{nb.word(chance).title()} {en.words[-n].title()}" for n in range(1, 401)]
    likely = list(accumulate(1 / (rank + 1) for rank in range(len(names))))
    recurring = [nb.sentence(chance) for _ in range(200)]
    for number in range(count):
        yield _made(number, chance, nb, en, names, likely, recurring)


def _made(
    number: int,
    chance: random.Random,
    nb: Language,
    en: Language,
    names: list[str],
    likely: list[float],
    recurring: list[str],
) -> Made:
    text, blocks = "", []
    originals, translations = [], []
    quotes, claims = [], []
    for _ in range(chance.randint(4, 9)):
        start, lang = len(text), nb if chance.random() < 0.65 else en
        for _ in range(chance.randint(2, 7)):
            name = names[bisect_left(likely, chance.random() * likely[-1])] if chance.random() < 0.15 else ""
            status = "reported" if name else chance.choice(STATUSES) if chance.random() < 0.6 else ""
            again = lang is nb and not name and chance.random() < 0.02
            sentence = chance.choice(recurring) if again else lang.sentence(chance, name)
            at, end = len(text), len(text) + len(sentence)
            text += sentence + " "
            speakers = (name,) if name else ()
            originals.append(Passage(at, end, lang.lang, sentence, status, speakers))
            if lang is nb:
                translations.append(Passage(at, end, "en", en.sentence(chance, name), status, speakers))
            if name:
                quotes.append(QuoteRow(at, end, "indirect", name, sentence))
            if status:
                features = frozenset(
                    f"c:{word.strip('.').lower()[:6]}" for word in sentence.split() if len(word) > 4
                )
                claims.append(ClaimRow(at, end, lang.lang, status, name or "author", 0.5, sentence, features))
        text = text.rstrip() + "\n\n"
        blocks.append(Block("paragraph", start, len(text) - 2))
    title = nb.sentence(chance)[:60].rsplit(" ", 1)[0]
    day = date(2015, 1, 1) + timedelta(days=chance.randint(0, 4300))
    article = Article(
        text,
        title,
        tuple(blocks),
        (),
        f"https://avis{number % 37}.example/{number}",
        names[number % 50],
        day.isoformat(),
    )
    return Made(article, originals, translations, quotes, claims)


def fill(library: Library, count: int, seed: int = 1) -> list[str]:
    """Put ``count`` articles into a library with tags and notes on some; return their ids."""
    chance = random.Random(seed)
    ids = []
    for number, made in enumerate(articles(count, seed), start=1):
        if number % 100 == 1:
            _commit(library)
        identifier, _ = library.add(made.article)
        library.index_article(identifier, made.originals)
        library.index_renderings(identifier, "en", made.translations)
        if number % 10 == 0:
            library.tag_articles([identifier], [chance.choice(("krig", "klima", "valg", "helse"))])
            sentence = chance.choice(made.originals)
            library.annotate(
                identifier, "original", sentence.start, sentence.end, text=f"Sjekk dette {number}"
            )
        if number % 500 == 0:
            print(f"{number} articles", file=sys.stderr, flush=True)
        ids.append(identifier)
    for sql in _connections(library):
        sql.execute("COMMIT")
    return ids


def _connections(library: Library) -> list[sqlite3.Connection]:
    # Nothing but this can undercut what the library promises: that each act is on the disk when it returns.
    return [library._connection.sql, library._indexing._index.file._connection.sql]


def _commit(library: Library) -> None:
    """Let many acts be one transaction: 5,000 articles one by one would take the disk an hour."""
    for sql in _connections(library):
        if sql.in_transaction:
            sql.execute("COMMIT")
        sql.execute("BEGIN IMMEDIATE")


def main() -> None:
    """Make a library."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--profile", type=Path, required=True)
    parser.add_argument("--articles", type=int, default=300)
    args = parser.parse_args()
    with Library.open(args.profile) as library:
        fill(library, args.articles)


if __name__ == "__main__":
    main()
