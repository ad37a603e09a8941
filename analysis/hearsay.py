"""What is said to be so, nobody says by whom: *skal ha krevd*, *skal være savnet*, *reportedly*."""

from __future__ import annotations

import re

from analysis.forecasts import TIME
from analysis.view import SentenceView, clue, once

_STATE = clue(
    r"\bskal (?:fortsatt |også |allerede )?være (?:alvorlig |lettere |hardt )?"
    r"(?:savnet|død|døde|skadet|skadde|pågrepet|siktet|arrestert|fengslet|drept|omkommet|flyktet|innlagt|evakuert|"
    r"rømt|involvert|mistenkt|funnet|kjent|enige|uenige|i live|på frifot|på stedet|bak|"
    r"brødre|søsken|søstre|gift|venner|bekjente|kolleger|medlem|medlemmer|statsborger|statsborgere|bevæpnet|beruset|"
    r"identifisert|kidnappet|bortført|i slekt|i familie|i livsfare|på rømmen|på flukt|på vei)\b",
    "skal",
)
_LIES = clue(
    r"\bskal (?:\w+ ){0,2}?(?:ligge ute|ligge|finnes|befinne seg|oppholde seg|holde til|bo|eie|vite|"
    r"dreie seg|handle om|gjelde|stamme|omfatte|bestå|tilhøre|jobbe|arbeide|ha kontakt|ha bånd|ha tilgang)\b",
    "skal",
)
# Gruppen skal blant annet i mai ha krevd løsepenger.
_HAVE = clue(r"\bskal\s+(?:\w+\s+){1,5}?ha\s+(?:\w+\s+)?\w{2,}[td]\b", "skal")
# Skal ha to vindmålere: what one is to have, and no talk of what one has done.
_OWNS = re.compile(
    r"skal ha (?:minst |mer enn |over |også )?"
    r"(?:\d|(?:en|et|ei|én|ett|to|tre|fire|fem|seks|sju|åtte|ni|ti)\b)"
    r"(?! (?:gang|dag|kveld|periode|tid|stund|rekke)\w*\b)",
    re.IGNORECASE,
)
_BY_THEN = re.compile(r"\binnen \w+", re.IGNORECASE)  # skal innen 2030 ha kuttet utslippene
_IS = clue(
    r"\bskal (?:[\w-]+ ){0,3}?være (?:\w+ )?(?:en|et|ei|én|at|den|det|de|noen|to|tre|\w+ende|\w+t|\w+e) ",
    "skal",
)
_EARLY = 8  # words in which the culprit is named


@once
def hearsay(view: SentenceView) -> tuple[int, int] | None:
    """Return the words of the main clause by which something is only said to be so."""
    phrase = view.search("hearsay_phrases", "main")
    if phrase and _OWNS.match(view.page.text, phrase[0]):
        return None  # alle bakker skal ha to vindmålere
    if phrase and not view.page.text[slice(*phrase)].lower().startswith("skal"):
        return phrase
    have = phrase or view.sees(_HAVE, "main")
    if have and not dated_ahead(view):
        return have
    return state(view) or culprit(view)


def dated_ahead(view: SentenceView) -> bool:
    """Say whether a time to come stands in the content, by which something is to have been done."""
    return _BY_THEN.search(view.content) is not None


def state(view: SentenceView) -> tuple[int, int] | None:
    """Return the *skal være* of hearsay (*En mann skal være savnet*), not of a duty, a plan or speech."""
    if view.direct or view.sees(TIME):
        return None
    return view.sees(_STATE, "main") or (None if view.quotes else lies(view))


def lies(view: SentenceView) -> tuple[int, int] | None:
    """Return the *skal* of what is so all along, as far as anybody knows: *Pengene skal ligge i Sveits*."""
    return view.sees(_LIES, "main")


def culprit(view: SentenceView) -> tuple[int, int] | None:
    """Return the words that say what a cause or a culprit is said to be: *Årsaken skal være en sprekk*."""
    if view.direct or not view.holds("suspected_nouns"):
        return None
    found = view.sees(_IS, "main")
    named = view.lex.has_any(view.words(main=True)[:_EARLY], "suspected_nouns")
    return found if named and found and not view.sees(TIME) else None
