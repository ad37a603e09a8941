"""Codes of languages: BCP-47 in our data, and what Argos packages call the same languages."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from functools import cache

import resources
from translation.languages import primary

PIVOT = "en"
"""The language that others are joined through; nearly every Argos package leads from it or to it."""

_CODE = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8}){0,3}\Z")


def bcp47(code: str) -> str:
    """Return the BCP-47 code of an Argos language code."""
    return _table("argos").get(code, code)


def is_code(text: str) -> bool:
    """Return whether ``text`` has the form of a language code."""
    return bool(_CODE.match(text))


def stand_ins() -> Mapping[str, str]:
    """Return the languages that have no packs, each with the relative whose pack can stand in."""
    return _table("stand_in")


def fits(asked: str, offered: str) -> bool:
    """Return whether a pack's language ``offered`` serves who asks for ``asked``: "pt" takes "pt-BR" too.

    Case and Argos' own codes do not matter; "pt-PT" does not take "pt-BR".
    """
    asked = bcp47(asked.strip().lower().replace("_", "-"))
    return asked.lower() == offered.lower() or ("-" not in asked and asked == primary(offered))


@cache
def _table(name: str) -> dict[str, str]:
    with resources.path("language-codes.toml").open("rb") as file:
        return {str(code): str(value) for code, value in tomllib.load(file)[name].items()}
