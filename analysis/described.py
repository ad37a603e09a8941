"""Speakers who have no name: what an article calls them, and whether they can be told apart."""

from __future__ import annotations

import re
from collections.abc import Sequence

from analysis.lexicon import lexicon
from analysis.members import Member
from analysis.roles import concepts, is_role

ARTICLES = re.compile(r"^(?:the|a|an|en|ei|et|den|det|de)\s+", re.IGNORECASE)


def described(text: str, nouns: Sequence[str], word: str, named: bool, definite: bool) -> Member:
    """Return somebody of whom only a description is known: *a senior official*, *forskerne*."""
    lex = lexicon()
    gender = ""
    for noun in nouns:
        if lex.has(noun, "masculine") or noun.endswith(("mann", "mannen")):
            gender = "m"
        elif lex.has(noun, "feminine") or noun.endswith(("kvinne", "kvinnen")):
            gender = "f"
    plural = not lex.has(word, "articles_indefinite") and bool(
        nouns
        and (
            lex.has(nouns[-1], "plural_roles")
            or lex.has(nouns[0], "plural_roles")
            or nouns[-1].endswith(("ers", "ists", "ors", "ours", "ants", "ees", "ere", "erne", "ene"))
        )
    )
    source = any(lex.has(noun, "sources", "plural_roles") for noun in nouns)
    indefinite = lex.has(word, "articles_indefinite") or source
    body = bool(nouns) and lex.has(nouns[-1], "organisations")
    name = ARTICLES.sub("", text) if definite else text
    hidden = (
        word in ("kilder", "sources")
        or "sources" in nouns
        or any(noun.endswith(("kilde", "kilder", "kildene")) for noun in nouns)
        or "source" in nouns
    )
    return Member(
        name,
        "body" if body else "person",
        gender,
        set().union(*(concepts(noun) for noun in nouns)),
        unnamed=hidden or ((indefinite or (plural and not definite)) and not named and not body),
        plural=plural,
        described=definite and not named and not plural,
    )


def is_definite(noun: str) -> bool:
    """Say whether a Norwegian noun is a definite one that can stand for somebody: *forskeren*."""
    return noun.endswith(("en", "et", "ene", "ne", "a", "n")) and (
        is_role(noun) or lexicon().has(noun, "organisations", "roles", "sources") or len(noun) > 5
    )
