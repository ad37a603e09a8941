"""English words that look like verbs of saying and are none: *4.5 points*, *its own claims*."""

from __future__ import annotations

from analysis.figures import is_figure
from analysis.lexicon import lexicon
from analysis.page import Page
from analysis.roles import is_body, is_role

_ADJECTIVES = ("al", "ic", "ive", "ous", "ful", "able", "ible", "ish", "less", "ary")
_CONTRACTED = frozenset(
    f"{word}{mark}s" for word in ("he", "she", "it", "who", "that", "there", "what", "let") for mark in "'’"
)
_DEGREES = frozenset(
    ("such", "long", "much", "highly", "widely", "hotly", "eagerly", "keenly", "newly", "recently")
)
_DETERMINERS = frozenset(("every", "each", "any", "no"))
_BEFORE_NOUNS = frozenset(("own", "other", "such", "violent", "recent", "different", "current", "urgent"))


def likely_noun(page: Page, at: int, low: int) -> bool:
    """Say whether the words before a token make it a noun or an adjective, though it may be a verb.

    ``low`` is the first token of the sentence.
    """
    tokens, english = page.tokens, lexicon("en")
    word, before = tokens[at].lower, tokens[at - 1].lower
    verb = english.verb(word)
    if verb is None or lexicon("nb").verb(word) is not None:
        return False
    earlier = tokens[at - 2].lower if at - 2 >= low else ""
    if word.endswith("ed") and before in _DEGREES:
        return before == "such" or english.has(earlier, "articles_definite", "articles_indefinite")
    plain = english.verb(word, "finite") is not None and not word.endswith(("ed", "d"))
    owned = before.endswith(("'s", "’s", "s'", "s’")) and before not in _CONTRACTED
    if plain and (owned or before in _DETERMINERS):
        return True  # Oz's show, every claim
    if not (word.endswith("s") and verb.lemma == word) or tokens[at - 1].is_capital:
        return False
    counted = is_figure(before) and before != "both"
    if before[0].isdigit() or counted or before in _BEFORE_NOUNS:
        return True
    known = is_role(before) or is_body(before) or english.has(before, "documents", "sources")
    return not known and before.endswith(_ADJECTIVES)
