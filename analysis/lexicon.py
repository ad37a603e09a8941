"""The cue words of each language, read once from ``resources/lexicons``.

``lexicon("nb")`` holds one language; ``lexicon("")`` all that the article at hand is
written in, for passes that look across languages (a Norwegian attribution may follow an English
quote). A language without a file of its own falls back on English.
"""

from __future__ import annotations

import re
import tomllib
from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import cache
from typing import Any

import resources
from analysis.cue_words import Lexicon, Verb

_ALWAYS = ("nb", "en")
_at_hand: ContextVar[Lexicon | None] = ContextVar("_at_hand", default=None)
_WORD = re.compile(r"\w+")
_NEVER = re.compile(r"(?!)")


@contextmanager
def reading(languages: Iterable[str]) -> Iterator[None]:
    """Add the lexicons of an article's languages to those that ``lexicon()`` holds, for the time being.

    A language's words are looked for only where the article is written in it:
    German *die* and French *on* mean something else in Norwegian and English.
    """
    token = _at_hand.set(_of_all(frozenset(_ALWAYS) | {code for code in languages if has_lexicon(code)}))
    try:
        yield
    finally:
        _at_hand.reset(token)


@cache
def has_lexicon(lang: str) -> bool:
    """Say whether a language (BCP-47) has a file of cue words."""
    return lang.isalpha() and len(lang) < 4 and resources.path("lexicons", f"{lang}.toml").exists()


def lexicon(lang: str = "") -> Lexicon:
    """Return the cue words of a language (BCP-47), or of all the article's languages for ""."""
    if lang:
        return _of(lang)
    return _at_hand.get() or _of_all(frozenset(_ALWAYS))


@cache
def _verb(lemma: str, groups: frozenset[str], form: str, bare: bool) -> Verb:
    """Return a verb, the same one for all lexicons: fewer objects leave the garbage collector less to do."""
    return Verb(lemma, _shared(groups), form, bare)


@cache
def _shared(words: frozenset[str]) -> frozenset[str]:
    """Return the one set that stands for all equal ones."""
    return words


@cache
def _of_all(languages: frozenset[str]) -> Lexicon:
    return _build([_load(code) for code in sorted(languages)])


@cache
def _of(lang: str) -> Lexicon:
    known = lang if has_lexicon(lang) else "en"
    files = [_load(known)]
    while base := files[-1].get("extends"):
        files.append(_load(base))
    return _build(files)


@cache
def _load(name: str) -> dict[str, Any]:
    with resources.path("lexicons", f"{name}.toml").open("rb") as file:
        return tomllib.load(file)


def _build(files: list[dict[str, Any]]) -> Lexicon:
    verbs: dict[str, dict[tuple[str, str], set[str]]] = {}
    words: dict[str, set[str]] = {}
    phrases: dict[str, set[str]] = {}
    bare: set[str] = set()
    for data in files:
        for section in ("grammar", "nouns", "status", "phrases"):
            for name, value in data.get(section, {}).items():
                if name.endswith("_phrases"):
                    phrases.setdefault(name, set()).update(filter(None, map(str.strip, value.split("|"))))
                else:
                    words.setdefault(name, set()).update(value.replace("-dag", "").split())
        for group, value in data.get("verbs", {}).items():
            if group in ("bare", "particles"):
                (bare if group == "bare" else words.setdefault("particles", set())).update(value.split())
                continue
            for entry in value.split("|"):
                _add_verb(verbs, entry, group, data.get("third_form", "passive"))
    merged = {
        form: tuple(
            _verb(lemma, frozenset(groups), kind, form in bare)
            for (lemma, kind), groups in sorted(kinds.items())
        )
        for form, kinds in verbs.items()
    }
    return Lexicon(
        verbs=merged,
        words={name: frozenset(items) for name, items in words.items()},
        patterns={name: phrase_pattern(items) for name, items in phrases.items()},
        opened=_opened(phrases, words),
    )


_COMMON = (
    *("auxiliaries", "prepositions", "conjunctions", "articles_definite", "articles_indefinite", "that"),
    *("possessives", "pronouns_first", "pronouns_it", "pronouns_they", "negations", "wh", "adverbs"),
)


def _opened(
    phrases: dict[str, set[str]], words: dict[str, set[str]]
) -> dict[str, tuple[tuple[str, frozenset[str]], ...]]:
    """Return the patterns of the phrases that each word tells most of, with the other words of the phrase.

    That is the word that fewest phrases have, no common one if it can be helped, or many a sentence would
    have reason to look for a phrase.
    """
    common = set().union(*(words.get(name, ()) for name in _COMMON))
    spelled = [
        (name, frozenset(_WORD.findall(phrase.lower()))) for name in phrases for phrase in phrases[name]
    ]
    uses = Counter(word for _, found in spelled for word in found)
    opened: dict[str, set[tuple[str, frozenset[str]]]] = {}
    for name, found in spelled:
        if found:
            word = min(found, key=lambda word: (word in common, uses[word], word))
            opened.setdefault(word, set()).add((name, _shared(found - {word})))
    return {word: tuple(entries) for word, entries in opened.items()}


def _add_verb(verbs: dict[str, dict[tuple[str, str], set[str]]], entry: str, group: str, third: str) -> None:
    parts = [part.split() for part in entry.split("/")]
    lemma = next((part[0] for part in parts if part), "")
    for forms, kind in zip(parts, ("finite", "participle", third), strict=False):
        for form in forms:
            verbs.setdefault(form, {}).setdefault((lemma, kind), set()).add(group)


def phrase_pattern(phrases: set[str] | frozenset[str]) -> re.Pattern[str]:
    """Compile whole-word phrases into one case-insensitive pattern that finds the longest.

    Phrases that begin alike share that beginning in the pattern, or long lists would be slow.
    """
    if not phrases:
        return _NEVER
    tree: dict[str, Any] = {}
    for phrase in phrases:
        node = tree
        for letter in phrase:
            node = node.setdefault(letter, {})
        node[""] = {}
    return re.compile(rf"(?<![\w-]){_branches(tree)}(?![\w-])", re.IGNORECASE)


def _branches(tree: dict[str, Any]) -> str:
    """Return the pattern of a tree of letters; "" marks where a phrase ends."""
    ends = "" in tree
    parts = [
        ("\\s+" if letter == " " else re.escape(letter)) + _branches(tree[letter])
        for letter in sorted(tree)
        if letter
    ]
    if not parts:
        return ""
    body = parts[0] if len(parts) == 1 and not ends else f"(?:{'|'.join(parts)})"
    return f"{body}?" if ends else body


@cache
def table(file: str, key: str) -> tuple[tuple[str, str], ...]:
    """Return the ``left = right`` entries of a lexicon file's key, in order."""
    value: str = _load(file)[key]
    entries = (
        entry.partition("=")
        for line in value.splitlines()
        for entry in line.split(";" if file != "names" or key == "numbers" else "\n")
    )
    return tuple((left.strip(), right.strip()) for left, mark, right in entries if mark)


@cache
def word_list(file: str, key: str) -> frozenset[str]:
    """Return the words of a lexicon file's key."""
    data: Any = _load(file)
    for part in key.split("."):
        data = data[part]
    return frozenset(data.split())


@cache
def values_except(lang: str) -> frozenset[str]:
    """Return phrases in which a word of judgement is none."""
    value: str = _load("values")["words"][f"except_{lang}"]
    return frozenset(value.split("|"))
