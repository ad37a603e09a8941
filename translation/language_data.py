"""What is known of each language: how its sentences end and which words give it away.

The data lies in ``resources/languages``, one TOML file a language, named by its
BCP-47 code. Adding a language is adding a file.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache

import resources


@dataclass(frozen=True, slots=True)
class LanguageData:
    """One language's file.

    ``profile`` is the name of langdetect's profile, "" when it has none.
    ``common`` are further words that tell it from other families, not from its relatives.
    Languages of one ``family`` are told apart once a document, by ``markers``.
    Abbreviations are lower-case, without their last full stop: plain ones never
    end a sentence, ``may_end`` ones do before one of the ``openers``, ``units``
    before any capital, ``before_number`` ones stand in front of digits.
    """

    code: str
    name: str
    profile: str
    family: str
    markers: frozenset[str]
    stop_words: frozenset[str]
    common: frozenset[str]
    abbreviations: frozenset[str]
    may_end: frozenset[str]
    before_number: frozenset[str]
    units: frozenset[str]
    months: frozenset[str]
    openers: frozenset[str]
    after_quote: frozenset[str]
    ordinals: bool


@cache
def known_languages() -> tuple[str, ...]:
    """Return the codes of the languages that have a file, in alphabetical order."""
    return tuple(sorted(file.stem for file in resources.path("languages").glob("*.toml")))


@cache
def language_data(code: str) -> LanguageData:
    """Return what is known of a language; English rules for one that has no file."""
    if code not in known_languages():
        code = "en"
    with resources.path("languages", f"{code}.toml").open("rb") as file:
        data = tomllib.load(file)
    rules = data["sentences"]

    def words(text: str) -> frozenset[str]:
        return frozenset(text.split())

    return LanguageData(
        code=code,
        name=data["name"],
        profile=data["profile"],
        family=data.get("family", code),
        markers=words(data.get("markers", "")),
        stop_words=words(data["identify"]["stop_words"]),
        common=words(data["identify"].get("common", "")),
        abbreviations=words(rules["abbreviations"]),
        may_end=words(rules["may_end"]),
        before_number=words(rules["before_number"]),
        units=words(rules["units"]),
        months=words(rules["months"]),
        openers=words(rules["openers"]),
        after_quote=words(rules["after_quote"]),
        ordinals=rules["ordinals"],
    )
