"""The forms of common nouns that a glossary knows: endings in the languages it reads, forms in English.

Regular endings only: a term with another plural is entered twice.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache


@dataclass(frozen=True, slots=True)
class Form:
    """What an ending says of a noun."""

    plural: bool = False
    definite: bool = False


_ONE, _SEVERAL = Form(definite=True), Form(plural=True)
_ALL = Form(plural=True, definite=True)
_ENDINGS: dict[str, dict[Form, str]] = {
    "nb": {_ONE: "en n et a", _SEVERAL: "er r", _ALL: "ene ne"},
    "nn": {_ONE: "en n et a", _SEVERAL: "ar er", _ALL: "ane ene"},
    "da": {_ONE: "en n et t", _SEVERAL: "er e", _ALL: "erne ene"},
    "sv": {_ONE: "en n et t", _SEVERAL: "ar er", _ALL: "arna erna"},
    "en": {_SEVERAL: "s es"},
}
_DETERMINER = re.compile(
    r"(?:^|\W)(?:the|this|that|these|those|its|their|his|her|our|your|my|an?|no|\w+['’]s)(?:\s+[\w-]+)?\s+\Z",
    re.IGNORECASE,
)
_SIBILANT = re.compile(r"(?:s|x|z|ch|sh)\Z")


@cache
def forms(language: str) -> dict[str, Form]:
    """Return the endings of a language's nouns (BCP-47) and what they say; none where they are not known."""
    told = _ENDINGS.get(language, {})
    return {ending: form for form, endings in told.items() for ending in endings.split()}


def shown_as(translation: str, form: Form, before: str, target: str) -> str:
    """Return a noun's translation in the form that it stands for, after the words ``before``.

    Only English nouns are inflected; others come out as they stand in the glossary. At the beginning
    of a sentence it gets a capital.
    """
    text = translation
    if target == "en":
        text = plural(text) if form.plural else text
        if form.definite and text[:1].islower() and not _DETERMINER.search(before):
            text = f"the {text}"
    starts = not any(character.isalnum() for character in before)
    return text[:1].upper() + text[1:] if starts else text


def plural(noun: str) -> str:
    """Return the regular plural of an English noun."""
    if _SIBILANT.search(noun):
        return f"{noun}es"
    if re.search(r"[^aeiou]y\Z", noun):
        return f"{noun[:-1]}ies"
    return f"{noun}s"
