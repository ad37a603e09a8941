"""Cue words: what a lexicon puts together, and which phrases it finds worth looking for."""

from __future__ import annotations

import re
import tomllib

import pytest

import resources
from analysis.lexicon import lexicon

LANGUAGES = ("nb", "en")


def _phrases(lang: str) -> list[tuple[str, str]]:
    """Return the phrases of a language's file, each with the name of its list."""
    data = tomllib.loads(resources.path("lexicons", f"{lang}.toml").read_text(encoding="utf-8"))
    return [
        (name, phrase.strip())
        for section in data.values()
        if isinstance(section, dict)
        for name, value in section.items()
        if name.endswith("_phrases")
        for phrase in value.split("|")
        if phrase.strip()
    ]


def _words(text: str) -> frozenset[str]:
    return frozenset(re.findall(r"\w+", text.lower()))


@pytest.mark.parametrize("lang", LANGUAGES)
def test_no_sentence_hides_a_phrase(lang: str) -> None:
    lex, phrases = lexicon(lang), _phrases(lang)
    assert len(phrases) > 500
    for name, phrase in phrases:
        sentence = f"Xyzzy {phrase} plugh."
        assert lex.patterns[name].search(sentence), (name, phrase)
        assert name in lex.patterns_in(_words(sentence)), (name, phrase)


def test_part_of_a_phrase_is_no_reason_to_look_for_it() -> None:
    lex = lexicon("en")
    assert "according_phrases" in lex.patterns_in(_words("according to the harbour office"))
    assert "according_phrases" not in lex.patterns_in(_words("according it an honour"))
    assert not lex.patterns_in(frozenset())


@pytest.mark.parametrize("lang", LANGUAGES)
def test_lists_together_hold_what_each_holds(lang: str) -> None:
    lex = lexicon(lang)
    together = lex.union("prepositions", "negations", "no_such_list")
    assert together == lex.words["prepositions"] | lex.words["negations"]
    assert all(lex.has(word, "prepositions", "negations", "no_such_list") for word in together)
    assert lex.has_any(["xyzzy", next(iter(together))], "negations", "prepositions")
    assert not lex.has_any(["xyzzy"], "negations", "prepositions")


def test_forms_of_a_group_of_verbs() -> None:
    english = lexicon("en")
    finite = english.forms_of("finite", "deny")
    assert {"denies", "denied"} <= finite
    assert "denying" not in finite
    assert "denying" in english.forms_of("ing", "deny")
    assert "says" not in finite
    assert "says" in english.forms_of("finite", "deny", "say")
    assert finite == {word for word in finite if english.verb(word, "finite")}
    assert "deny" in english.groups("denied")
    assert english.groups("harbour") == frozenset()
