"""Where names stand in an article: its runs of capitalised words, and the name that each spells."""

from __future__ import annotations

import re

from analysis.lexicon import lexicon, word_list
from analysis.members import ORDINARY, hyphened_title
from analysis.mentions import ABBREVIATED
from analysis.page import Page, Token
from analysis.roles import THE_PERSON, exonyms, is_body, is_given, is_kin, is_office, is_role

_POSSESSIVE = re.compile(r"[’']s$|[’']$")


class Names:
    """The runs of capitalised words of one page."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self._names: dict[tuple[int, int], str] = {}

    def runs(self) -> list[tuple[int, int, bool]]:
        """Return the runs that can be names, each with whether it opens a sentence."""
        runs = self._unheaded(self._runs())
        names = {self.name(first, last) for first, last, _ in runs}
        return [
            (first + 1, last, opens)
            if last - first > 1
            and self.page.tokens[first].lower in exonyms()
            and self.name(first + 1, last) in names
            else (first, last, opens)
            for first, last, opens in runs
        ]

    def name(self, first: int, last: int) -> str:
        """Return the name that some tokens spell, without a genitive."""
        name = self._names.get((first, last))
        if name is None:
            name = self._names[first, last] = self._spelled(first, last)
        return name

    def _spelled(self, first: int, last: int) -> str:
        text = self.page.words(first, last).replace("\n", " ")
        name = _POSSESSIVE.sub("", text)
        if len(name) > 2 and name.endswith("s") and name[:-1].isupper():
            return name[:-1]  # SSBs tall
        following = self.page.tokens[last].lower if last < len(self.page.tokens) else ""
        return (
            name.removesuffix("s") if name == text and lexicon().has(following, "views") else name
        )  # Kari Lunds syn

    def _unheaded(self, runs: list[tuple[int, int, bool]]) -> list[tuple[int, int, bool]]:
        """Take the first word off *Late Okafor* where the article knows an Okafor by another first name."""
        page = self.page
        known: dict[str, set[str]] = {}
        for first, last, opens in runs:
            named = not opens or is_given(page.tokens[first].lower) or self._titled(first)
            if last - first > 1 and named:
                known.setdefault(self.name(first, last).split()[-1], set()).add(page.tokens[first].text)
        return [
            (first + 1, last, opens)
            if opens
            and last - first == 2
            and not is_given(page.tokens[first].lower)
            and known.get(self.name(first + 1, last), set()) - {page.tokens[first].text}
            else (first, last, opens)
            for first, last, opens in runs
        ]

    def _titled(self, first: int) -> bool:
        """Say whether a title stands before a name: *Defender Joy Okafor*."""
        return first > 0 and is_role(self.page.tokens[first - 1].lower)

    def _runs(self) -> list[tuple[int, int, bool]]:
        """Return the runs of capitalised words, each with whether it opens a sentence."""
        page, tokens = self.page, self.page.tokens
        lex = lexicon()
        runs: list[tuple[int, int, bool]] = []
        for low, high in page.sentence_tokens:
            at = low
            for first in [place for place in range(low, high) if tokens[place].is_capital]:
                if first < at:
                    continue
                at = first
                while at < high and self._goes_on(at, first, high):
                    at += 1
                last = at
                if last - first > 2 and is_given(tokens[first].lower) and _is_body(tokens[last - 1]):
                    last -= 1  # orienterte Kari Moe Stortinget om saken
                opens = not any(token.is_word for token in tokens[low:first]) or (
                    tokens[first - 1].text in ':«“"”–—‘'
                )
                while last - first > 1 and hyphened_title(tokens[first].text):
                    first += 1  # Frp-leder Siv Moen
                while first < last and opens and ordinary(tokens[first].lower):
                    first += 1
                    opens = False
                if last - first > 2 and self._owned(first):
                    first += 1  # Høyres Per Moe
                while last - first > 1 and opens and is_body(tokens[first].lower):
                    first += 1
                    opens = False  # Rederiet Nordlys
                if opens and last - first > 2 and self._titled_name(first):
                    first += 1  # Local MP Sue Hale
                while (
                    last - first > 1
                    and is_role(tokens[first].lower)
                    and not is_given(tokens[first].lower)
                    and not (last - first == 2 and is_office(tokens[first + 1].lower))  # the Foreign Office
                ):
                    first += 1
                    opens = opens and not (is_kin(tokens[first - 1].lower) and is_given(tokens[first].lower))
                if (
                    last - first == 2
                    and opens
                    and (is_kin(tokens[first].lower) or tokens[first].lower.endswith(THE_PERSON))
                    and is_given(tokens[last - 1].lower)
                ):
                    first += 1  # Kona Anne
                    opens = False
                if (
                    opens
                    and last - first > 2
                    and not is_given(tokens[first].lower)
                    and is_given(tokens[first + 1].lower)
                ):
                    first += 1
                if last - first == 1 and lex.has(tokens[first].lower, "calendar"):
                    continue
                if last - first == 1 and self._described(first):
                    continue
                if last - first == 1 and tokens[first].lower in ABBREVIATED and _dotted(tokens, last):
                    continue  # Sen. Lindsey Graham
                if first < last and not (lex.has(tokens[first].lower, "prepositions") and last - first == 1):
                    runs.append((first, last, opens))
        return runs

    def _titled_name(self, at: int) -> bool:
        """Say whether a title and a person's name follow a word that is none: *Local MP Sue Hale*."""
        word, title, given = (token.lower for token in self.page.tokens[at : at + 3])
        return is_role(title) and is_given(given) and not is_given(word)

    def _owned(self, at: int) -> bool:
        """Say whether a genitive stands before a person's name: *Høyres Per Moe*."""
        owner, given = self.page.tokens[at].lower, self.page.tokens[at + 1].lower
        return owner.endswith("s") and is_given(given) and not is_given(owner)

    def _described(self, at: int) -> bool:
        """Say whether a capitalised word describes somebody: *the Welshman*, *Høyre-lederen*."""
        token = self.page.tokens[at]
        last = token.lower.rsplit("-", 1)[-1]
        if hyphened_title(token.text) and (is_role(last) or lexicon().has(last, "persons")):
            return True
        if at == 0 or not lexicon().has(self.page.tokens[at - 1].lower, "articles_definite"):
            return False
        following = self.page.tokens[at + 1].lower if at + 1 < len(self.page.tokens) else ""
        demonym = token.lower in exonyms() and token.lower.endswith("an")
        return lexicon().has(token.lower, "persons") or (
            demonym and lexicon().verb(following, "finite") is not None
        )

    def _goes_on(self, at: int, first: int, high: int) -> bool:
        tokens = self.page.tokens
        token = tokens[at]
        following = tokens[at + 1] if at + 1 < high else None
        if token.is_capital and token.is_word:
            return at == first or not _POSSESSIVE.search(tokens[at - 1].text) or tokens[at - 1].text in "'’"
        before = tokens[at - 1].lower
        if token.text.islower() and at == first + 1 and lexicon().has(before, "state_owners"):
            return lexicon().verb(token.lower) is None  # Statens vegvesen
        if at == first + 1 and lexicon().has(token.lower, "body_heads"):
            owned = before.endswith(("ens", "ets", "enes"))  # kommunens museum
            return not ordinary(before) and not owned  # Sørfjord tingrett
        if token.text.isdigit() and len(token.text) < 3 and at == first + 1:
            return lexicon().has(before, "numbered_names")  # TV 2, Radio 1
        if following is None or not following.is_capital:
            return False
        if token.text in ("'", "’"):  # the Shipowners' League
            return before.endswith("s") and is_office(following.lower)
        if token.lower == "of":
            return before in word_list("names", "organisation_words")  # University of Iceland
        if lexicon().has(token.lower, "name_particles") or token.text == "&":
            return True
        return token.text == "." and len(tokens[at - 1].text) == 1


def ordinary(word: str) -> bool:
    """Say whether a word that opens a sentence is an ordinary one."""
    lex = lexicon()
    return lex.has(word, *ORDINARY) and not is_given(word)


def _is_body(token: Token) -> bool:
    """Say whether a capitalised word names a body by itself: *Stortinget*."""
    word = token.lower
    return word.endswith(("et", "en")) and lexicon().has(word, "organisations", "parliaments")


def _dotted(tokens: list[Token], after: int) -> bool:
    return after < len(tokens) and tokens[after].text == "."
