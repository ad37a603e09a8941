"""The cue words of one language, or of all of an article's: lists, phrases, and forms of verbs of saying."""

from __future__ import annotations

import re
from collections.abc import Collection, Set
from dataclasses import dataclass, field


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

    ``opened`` has, by the most telling word of each phrase, the name of its pattern and its other words;
    ``unions`` and ``forms`` what ``union`` and ``forms_of`` have put together so far.
    """

    verbs: dict[str, tuple[Verb, ...]]
    words: dict[str, frozenset[str]]
    patterns: dict[str, re.Pattern[str]]
    opened: dict[str, tuple[tuple[str, frozenset[str]], ...]] = field(default_factory=dict)
    unions: dict[tuple[str, ...], frozenset[str]] = field(default_factory=dict)
    forms: dict[tuple[str, ...], frozenset[str]] = field(default_factory=dict)

    def has(self, word: str, *lists: str) -> bool:
        """Say whether a lower-case word is in any of the named lists."""
        try:
            return word in self.unions[lists]
        except KeyError:
            return word in self.union(*lists)

    def has_any(self, words: Collection[str], *lists: str) -> bool:
        """Say whether any of some lower-case words is in any of the named lists."""
        try:
            return not self.unions[lists].isdisjoint(words)
        except KeyError:
            return not self.union(*lists).isdisjoint(words)

    def union(self, *lists: str) -> frozenset[str]:
        """Return the words of some lists together, for loops that look many words up."""
        union = self.unions.get(lists)
        if union is None:
            union = frozenset(word for name in lists for word in self.words.get(name, ()))
            self.unions[lists] = union
        return union

    def verb(self, word: str, *forms: str) -> Verb | None:
        """Return a reporting verb in one of the forms (any when none is named), else None."""
        for verb in self.verbs.get(word, ()):
            if not forms or verb.form in forms:
                return verb
        return None

    def groups(self, word: str) -> frozenset[str]:
        """Return all groups of the reporting verbs that a lower-case word is a form of."""
        return frozenset().union(*(verb.groups for verb in self.verbs.get(word, ())))

    def patterns_in(self, words: Set[str]) -> set[str]:
        """Return the names of the patterns that there is reason to look for among some lower-case words.

        To look for all of them in every sentence takes long.
        """
        found = set[str]()
        for word in self.opened.keys() & words:
            for name, others in self.opened[word]:
                if others <= words:
                    found.add(name)
        return found

    def forms_of(self, form: str, *groups: str) -> frozenset[str]:
        """Return the words that are a form ("finite" …) of a reporting verb of one of some groups."""
        key = (form, *groups)
        words = self.forms.get(key)
        if words is None:
            fits = {
                word
                for word, verbs in self.verbs.items()
                if any(verb.form == form and not verb.groups.isdisjoint(groups) for verb in verbs)
            }
            words = self.forms[key] = frozenset(fits)
        return words
