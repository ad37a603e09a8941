"""The cue words of each language, read once from ``resources/lexicons``.

``lexicon("nb")`` holds one language; ``lexicon("")`` all that the article at hand is
written in, for passes that look across languages (a Norwegian attribution may follow an English
quote). A language without a file of its own falls back on English.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Collection, Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from functools import cache
from typing import Any

import resources

_ALWAYS = ("nb", "en")
_at_hand: ContextVar[Lexicon | None] = ContextVar("_at_hand", default=None)
_WORD = re.compile(r"\w+")
_NEVER = re.compile(r"(?!)")


@dataclass(frozen=True, slots=True)
class Verb:
    """One form of a reporting verb.

    ``groups`` are the sections of the file that list it; ``form`` is "finite",
    "participle", "passive" or "ing"; ``bare`` says that its clause may come
    without *at* / *that*.
    """

    lemma: str
    groups: frozenset[str]
    form: str
    bare: bool


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Word lists and phrase patterns of one language, or of all together.

    ``opened`` has the names of the patterns that a passage with a word may hold, by that word.
    """

    verbs: dict[str, tuple[Verb, ...]]
    words: dict[str, frozenset[str]]
    patterns: dict[str, re.Pattern[str]]
    opened: dict[str, frozenset[str]] = field(default_factory=dict)
    unions: dict[tuple[str, ...], frozenset[str]] = field(default_factory=dict)

    def has(self, word: str, *lists: str) -> bool:
        """Say whether a lower-case word is in any of the named lists."""
        try:
            return word in self.unions[lists]
        except KeyError:
            return word in self._union(lists)

    def has_any(self, words: Collection[str], *lists: str) -> bool:
        """Say whether any of some lower-case words is in any of the named lists."""
        union = self.unions.get(lists)
        return not (self._union(lists) if union is None else union).isdisjoint(words)

    def _union(self, lists: tuple[str, ...]) -> frozenset[str]:
        union: frozenset[str] = frozenset().union(*(self.words.get(name, frozenset()) for name in lists))
        self.unions[lists] = union
        return union

    def verb(self, word: str, *forms: str) -> Verb | None:
        """Return a reporting verb in one of the forms (any when none is named), else None."""
        for verb in self.verbs.get(word, ()):
            if not forms or verb.form in forms:
                return verb
        return None


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


def has_lexicon(lang: str) -> bool:
    """Say whether a language (BCP-47) has a file of cue words."""
    return lang.isalpha() and len(lang) < 4 and resources.path("lexicons", f"{lang}.toml").exists()


def lexicon(lang: str = "") -> Lexicon:
    """Return the cue words of a language (BCP-47), or of all the article's languages for ""."""
    if lang:
        return _of(lang)
    return _at_hand.get() or _of_all(frozenset(_ALWAYS))


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
            Verb(lemma, frozenset(groups), kind, form in bare)
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


def _opened(phrases: dict[str, set[str]], words: dict[str, set[str]]) -> dict[str, frozenset[str]]:
    """Return which patterns there is reason to look for, by the longest uncommon word of each phrase."""
    common = set().union(*(words.get(name, ()) for name in _COMMON))
    found: dict[str, set[str]] = {}
    for name, items in phrases.items():
        for phrase in items:
            if spelled := _WORD.findall(phrase.lower()):
                word = max(spelled, key=lambda word: (word not in common, len(word)))
                found.setdefault(word, set()).add(name)
    return {word: frozenset(names) for word, names in found.items()}


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
