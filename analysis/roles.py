"""What a word names: a role, a kind of body, kin, a given name, a place; the same for all languages."""

from __future__ import annotations

from functools import cache

from analysis.lexicon import lexicon, table, word_list

_ROLE_ENDINGS = (
    "sjef", "leder", "minister", "direktør", "sekretær", "representant", "rådgiver", "forsker", "advokat",
    "dommer", "lege", "mester", "byråd", "ordfører", "kaptein", "talsmann", "økonom", "biolog", "ekspert",
    "sjefen", "lederen", "ministeren", "direktøren", "woman", "ologist", "keeper", "olog", "ologen",
    "forskeren", "trener", "treneren", "spiller", "spilleren", "ingeniør", "ingeniøren", "tekniker",
    "konsulent", "konsulenten", "rådgiveren", "koordinator", "koordinatoren", "inspektør", "inspektøren",
    "veileder", "veilederen", "terapeut", "terapeuten", "assistent", "assistenten", "agenten", "arbeideren",
    "representanten", "sekretæren", "mesteren", "ansvarlige",
)  # fmt: skip


@cache
def role_table() -> dict[str, str]:
    """Return the role words of all languages, each with its concept."""
    concepts: dict[str, str] = {}
    for left, right in table("names", "roles"):
        key = right.split()[0]
        for word in (*left.split(), *right.split()):
            concepts.setdefault(word, key)
    return concepts


@cache
def _all_roles() -> dict[str, frozenset[str]]:
    """Return all concepts of each role word: a manager trains a team or runs a plant."""
    found: dict[str, set[str]] = {}
    for left, right in table("names", "roles"):
        for word in (*left.split(), *right.split()):
            found.setdefault(word, set()).add(right.split()[0])
    return {word: frozenset(concepts) for word, concepts in found.items()}


@cache
def role_kinds() -> dict[str, frozenset[str]]:
    """Return the walks of life that each concept of a role belongs to: politics, science, sport."""
    kinds: dict[str, set[str]] = {}
    for kind, roles in table("names", "role_kinds"):
        for role in roles.split():
            kinds.setdefault(role, set()).add(kind)
            kinds.setdefault(concept(role), set()).add(kind)
    return {role: frozenset(found) for role, found in kinds.items()}


@cache
def exonyms() -> dict[str, str]:
    """Return the names of places and peoples, lower-case, each with the form that they share."""
    forms: dict[str, str] = {}
    for name, others in table("names", "exonyms"):
        for form in (name, *others.split(";")):
            forms.setdefault(form.strip(), name)
    return forms


@cache
def given_names(gender: str) -> frozenset[str]:
    """Return the given names that usually go with a gender, lower-case."""
    return word_list("names", "masculine" if gender == "m" else "feminine")


def concept(word: str) -> str:
    """Return what kind of role a noun names, the same for all languages and forms."""
    known = role_table().get(word)
    if known:
        return known
    for ending in ("ene", "ne", "en", "et", "a", "er", "s"):
        if word.endswith(ending) and len(word) - len(ending) > 3:
            stem = word[: -len(ending)]
            return role_table().get(stem, stem)
    return word


@cache
def concepts(word: str) -> frozenset[str]:
    """Return all roles a noun stands for; a compound has that of its head too (*sauebonde*)."""
    found = {concept(word), *_all_roles().get(word, ())}
    for cut in range(2, len(word) - 3):
        heads = _all_roles().get(word[cut:])
        if heads:
            found |= heads
            break
    for head in ("minister", "leder", "sjef", "direktør", "talsmann", "advokat", "forsker", "lege", "økonom"):
        stem = next((word[: -len(end)] for end in ("en", "n") if word.endswith(head + end)), word)
        if stem.endswith(head):
            found.add(concept(head))
    return frozenset(found)


def is_body(word: str) -> bool:
    """Say whether a lower-case noun names a kind of body: *fagforeningen*, *the company*."""
    return lexicon().has(word, "organisations", "firm_nouns", "generic_bodies") or word.endswith(
        _BODY_ENDINGS
    )


def is_office(word: str) -> bool:
    """Say whether a noun names a body, also inside a name: *Office*."""
    return is_body(word) or word in word_list("names", "organisation_words")


def is_kin(word: str) -> bool:
    """Say whether a noun names kin or a source: *kona*, *naboen*."""
    return lexicon().has(word, "masculine", "feminine", "sources")


def is_role(word: str) -> bool:
    """Say whether a lower-case word is a title or an office."""
    if lexicon().has(word, "roles") or word.endswith(_ROLE_ENDINGS):
        return True
    word = word.rsplit("-", 1)[-1]  # IT-studenten
    shared = role_table().get(word)
    return shared is not None and not is_body(word) and not is_body(shared)


AUTHORITY_ENDINGS = (
    *(
        "direktoratet",
        "departementet",
        "tilsynet",
        "ombudet",
        "banken",
        "vesenet",
        "verket",
        "rådet",
        "forbundet",
    ),
    *("etaten", "senteret", "instituttet", "partiet", "vakten", "avisen", "forvalteren"),
)
THE_PERSON = (
    *("eren", "oren", "øren", "isten", "anten", "mannen", "kvinnen", "åringen", "ologen", "moren", "mora"),
    *("faren", "lendingen"),
)
FIRM_ENDINGS = (
    *("selskapet", "foretaket", "konsernet", "firmaet", "bedriften", "kjeden", "rederiet", "produsenten"),
    *("leverandøren", "operatøren", "entreprenøren", "giganten", "kjempen", "fabrikken", "bryggeriet"),
    *("verftet", "forlaget", "meieriet", "destilleriet", "byrået", "oppdretteren", "utbyggeren"),
)
PEOPLE_ENDINGS = (
    *("kilder", "eksperter", "folk", "beboere", "naboer", "lærere", "keepers", "holders", "owners", "makers"),
    *("workers", "leaders", "sellers", "goers", "drivers", "farmers", "growers", "traders", "buyers"),
    *("players", "teachers", "officers", "lawyers", "members", "dwellers", "landers", "villagers"),
)
TRADE_ENDINGS = (
    *FIRM_ENDINGS,
    *("organisasjonen", "klubben", "bruket", "gruppen", "gruppa"),
)
NOUN_ENDINGS = (
    *(
        "eren",
        "isten",
        "anten",
        "enten",
        "ologen",
        "mannen",
        "kvinnen",
        "heten",
        "sjonen",
        "skapet",
        "mentet",
    ),
    *("elsen", "erne", "aten", "oren", "øren", "ningen", "linga", "ninga"),
)
_BODY_ENDINGS = (
    *("organisasjonen", "foreningen", "selskapet", "konsernet", "partiet", "byrået", "forbundet", "avisen"),
    *("stiftelsen", "instituttet", "kjeden", "gruppen", "etaten", "rederiet", "verkstedet", "leverandøren"),
    *("firmaet", "bedriften", "produsenten", "forlaget", "entreprenøren", "giganten", "tenketanken"),
)


def is_given(word: str) -> bool:
    """Say whether a lower-case word is a given name."""
    return word in given_names("m") or word in given_names("f")
