"""Somebody who can speak, and what the words beside the name tell: titles, age, seat of learning."""

from __future__ import annotations

from dataclasses import dataclass, field

from analysis.lexicon import lexicon
from analysis.page import Page
from analysis.roles import FIRM_ENDINGS, concepts, exonyms, is_body, is_given, is_role, role_table

_LEARNING = ("universitet", "university", "institutt", "institute", "college", "høgskole", "handelshøyskole")
_ADJECTIVES = (
    "born",
    "based",
    "owned",
    "backed",
    "built",
    "made",
    "trained",
    "født",
    "basert",
    "eid",
    "vennlig",
)
ORDINARY = (
    *("openers", "prepositions", "conjunctions", "articles_definite", "articles_indefinite", "auxiliaries"),
    *("pronouns_he", "pronouns_she", "pronouns_they", "pronouns_it", "pronouns_first", "possessives", "wh"),
    *(
        "adverbs",
        "negations",
        "subordinators",
        "hedges",
        "whether",
        "that",
        "imperatives",
        "calendar",
        "leading_words",
    ),
)


@dataclass(slots=True)
class Member:
    """Somebody who can speak.

    ``name`` is the fullest form without title; ``gender`` "m", "f" or "";
    ``roles`` are concepts shared by the languages; ``unnamed`` for a description, ``described`` for
    one that goes back to nobody known: *the envoy*.
    """

    name: str
    kind: str
    gender: str = ""
    roles: set[str] = field(default_factory=set)
    unnamed: bool = False
    plural: bool = False
    described: bool = False


@dataclass(frozen=True, slots=True)
class Sighting:
    """A member named at a place: code point, and whether it opens its sentence."""

    start: int
    end: int
    member: Member
    subject: bool


def learn(page: Page, member: Member, first: int, last: int) -> None:
    """Take titles before the name and in an aside after it."""
    tokens = page.tokens
    at = first - 1
    if member.kind in ("person", "name") and at >= 0 and hyphened_title(tokens[at].text):
        member.roles |= concepts(tokens[at].lower.rsplit("-", 1)[-1])
        member.kind = "person"
        at -= 1
    elif member.kind in ("person", "name") and at >= 0 and _titles(page, at):
        member.roles |= concepts(tokens[at].lower)
    while at >= max(0, first - 5) and tokens[at].is_word:
        word = tokens[at].lower
        if is_role(word):
            member.roles |= concepts(word)
            member.kind = "person" if member.kind == "name" else member.kind
        elif lexicon().has(word, "organisations") or word in role_table() or word.endswith(FIRM_ENDINGS):
            member.roles |= concepts(word)
            member.kind = "body" if member.kind == "name" else member.kind
        elif (
            tokens[at].is_capital
            or lexicon().has(word, "prepositions", "auxiliaries", "that", "relative", "conjunctions")
            or lexicon().verb(word, "finite") is not None
        ):
            break
        at -= 1
    lead = first - 1
    while lead > 0 and (tokens[lead].text == "." or tokens[lead].lower in ("dr", "mr", "mrs", "ms", "prof")):
        lead -= 1
    at = lead
    if at >= 1 and tokens[at].text == ",":
        opening, _ = page.sentence_tokens[page.sentence_at(tokens[first].start)]
        for token in tokens[max(opening, at - 5) : at]:
            office, body = is_role(token.lower), lexicon().has(token.lower, "organisations")
            if token.is_word and (office or body or token.lower in role_table()):
                member.roles |= concepts(token.lower)
                if member.kind == "name" and (body or office):
                    member.kind = "body" if body and not is_given(tokens[first].lower) else "person"
    if last < len(tokens) and tokens[last].text == ",":
        titles: set[str] = set()
        for token in tokens[last + 1 : last + 9]:
            if lexicon().verb(token.lower, "finite") and not is_role(token.lower):
                titles = set()  # … in Britain, the company announced
                break
            if not token.is_word or lexicon().has(
                token.lower, "possessives", "auxiliaries", "prepositions", "relative"
            ):
                break
            if is_role(token.lower) or token.lower in role_table():
                titles |= concepts(token.lower)
        member.roles |= titles
        described = _described_as(page, last + 1) | _been(page, last + 1)
        member.roles |= described
        if member.kind == "name" and any(map(is_body, described)):
            member.kind = "body"
    if member.kind in ("person", "name") and " " in member.name and _of_learning(page, last):
        member.roles |= concepts("forsker")
    aged = last + 1 < len(tokens) and tokens[last].text in ",(" and tokens[last + 1].text.isdigit()
    if aged and member.kind == "name" and len(tokens[last + 1].text) < 4 and " " in member.name:
        member.kind = "person"  # Edie Fowler, 83,
    if last < len(tokens) and tokens[last].text == "(" and member.kind == "name":
        member.kind = "person"


def _of_learning(page: Page, last: int) -> bool:
    """Say whether a name goes on with a seat of learning: *ved Institutt for …*, *of Hallam University*."""
    tokens = page.tokens
    if last + 1 >= len(tokens) or tokens[last].lower not in ("ved", "of", "at", "from", "fra"):
        return False
    seat = tokens[last + 1 : last + 5]
    return any(token.is_capital and token.lower.startswith(_LEARNING) for token in seat)


def _titles(page: Page, at: int) -> bool:
    """Say whether the word right before a name is its title, known or not: *bioethicist Maja Lund*."""
    token = page.tokens[at]
    lex = lexicon()
    return (
        token.is_word
        and (token.text.islower() or page.sentences[page.sentence_at(token.start)].start == token.start)
        and len(token.text) > 3
        and not lex.has(token.lower, *ORDINARY)
        and lex.verb(token.lower) is None
        and token.lower not in exonyms()
    )


def _described_as(page: Page, at: int) -> set[str]:
    """Return the roles of an aside with an article: *Maja Lund, a bioethicist at …*."""
    lex, tokens = lexicon(), page.tokens
    if at >= len(tokens) or not lex.has(tokens[at].lower, "articles_indefinite", "articles_definite"):
        return set()
    head = ""
    for token in tokens[at + 1 : at + 6]:
        if not token.is_word or lex.has(token.lower, "prepositions", "relative", "conjunctions"):
            break
        if lex.verb(token.lower, "finite") and not is_role(token.lower):
            return set()
        head = token.lower if token.text.islower() else head
    return {*concepts(head), head} if len(head) > 3 else set()


def _been(page: Page, at: int) -> set[str]:
    """Return the roles that a relative clause tells: *Maja Lund, som har vært byarkitekt siden 2015*."""
    lex, tokens = lexicon(), page.tokens
    if at + 2 >= len(tokens) or tokens[at].lower not in ("som", "who"):
        return set()
    verb = at + 1
    while verb < at + 4 and (
        tokens[verb].lower in ("vært", "been") or lex.has(tokens[verb].lower, "copulas", "auxiliaries")
    ):
        verb += 1
    for token in tokens[verb : verb + 4] if verb > at + 1 else ():
        if is_role(token.lower) or not concepts(token.lower).isdisjoint(role_table().values()):
            return set(concepts(token.lower))
        if not token.is_word or lex.has(token.lower, "prepositions", "relative"):
            break
    return set()


def hyphened_title(word: str) -> bool:
    """Say whether a capitalised compound ends in a noun: *NATO-sjef*, *Frp-leder*, not *Bristol-born*."""
    last = word.rsplit("-", 1)[-1]
    return "-" in word and last.islower() and len(last) > 3 and not last.endswith(_ADJECTIVES)
