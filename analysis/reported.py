"""Reported speech: clauses that a source is said to have said, written, shown or thought.

Works sentence by sentence: a reporting verb is found through a dictionary, then
its clause and its speaker are read to the left and to the right of it.
"""

from __future__ import annotations

from collections.abc import Sequence

from analysis import (
    attribution,
    backward,
    clauses,
    framed,
    headed,
    infinitives,
    inserted,
    nouns,
    phrases,
    tellings,
    told,
    viewpoints,
)
from analysis.attitudes import attitude
from analysis.bare import bare_start
from analysis.cue_words import Verb
from analysis.draft import Draft
from analysis.found import Found
from analysis.lexicon import lexicon
from analysis.marks import Pair
from analysis.mentions import Mention
from analysis.page import Page
from analysis.preceding import nearest_mention
from analysis.subjects import shared_subject, verb_second

_CARRY = frozenset(("say", "think", "doubt", "admit", "deny", "predict", "ask", "document", "discover"))
_BE = frozenset(
    ["is", "are", "was", "were", "be", "been", "being", "er", "var", "ble", "blir", "bli", "blitt"]
)
_IMPERSONAL = frozenset(["det", "it", "there"])
_THAT = frozenset(("at", "that"))
_CUES = (
    *("claim_nouns", "hearsay_nouns", "news_nouns", "attitude_adjectives", "answers"),
    *("hearing_verbs", "phrase_verbs"),
)


def _progressive(before: Sequence[str]) -> bool:
    """Say whether the words before an -ing form make it a verb of its own: *is warning*, *is now saying*."""
    lex = lexicon("en")
    small = [word for word in before[-2:] if not lex.has(word, "adverbs", "sentence_adverbs", "negations")]
    return bool(small) and small[-1] in _BE


class Reader:
    """Finds the reported clauses of one page; ``masked`` says which tokens are direct speech."""

    def __init__(self, page: Page, direct: Sequence[Found], pairs: Sequence[Pair]) -> None:
        self.page = page
        self.draft = Draft(page, direct, pairs)
        self.masked = self.draft.masked

    def read(self) -> list[Found]:
        """Return the indirect and mixed quotes, in order."""
        for index in range(len(self.page.sentences)):
            self._read_sentence(index)
        return self.draft.quotes

    def _read_sentence(self, index: int) -> None:
        low, high = self.page.sentence_tokens[index]
        if low >= high or all(self.masked[low:high]):
            return
        begin = len(self.draft.quotes)
        tokens = self.page.tokens
        commas = "," in [token.text for token in tokens[low:high]]
        if (
            backward.backward(self.draft, index, low, high)
            or tellings.told(self.draft, low, high)
            or viewpoints.according(self.draft, low, high)
            or viewpoints.viewpoint(self.draft, low, high)
            or (commas and inserted.inside(self.draft, low, high))
            or (commas and framed.anonymous_after(self.draft, low, high))
        ):
            return
        taken = low
        if commas:
            taken = (
                framed.clause_before(self.draft, low, high, turned=True)
                or framed.clause_before(self.draft, low, high, last=True)
                or low
            )
        for at in self._cues(taken, high):
            if at < taken:
                continue
            stop = (
                self._clause_after(at, low, high, begin)
                or nouns.noun_cue(self.draft, at, low, high)
                or attitude(self.draft, at, low, high)
                or phrases.read(self.draft, at, low, high)
            )
            if stop:
                taken = stop
        if commas and len(self.draft.quotes) == begin:
            framed.clause_before(self.draft, low, high)
        if len(self.draft.quotes) == begin:
            headed.headline(self.draft, index, low, high)

    def _cues(self, low: int, high: int) -> list[int]:
        """Return the words by which a clause may be told: those that are listed, and any before *that*."""
        lex = lexicon()
        verbs, others = lex.verbs, lex.union(*_CUES)
        words = [token.lower for token in self.page.tokens[low:high]]
        known = [at for at, word in enumerate(words, low) if word in verbs or word in others]
        cues = {at for at in known if not told.named_document(self.page, at, high)}  # leaked emails show
        for that in [at for at, word in enumerate(words, low) if word in _THAT]:
            cues.update({that - 1, that - 2}.difference(known, (low - 1, low - 2, high - 2)))
        return sorted(at for at in cues if self.page.tokens[at].is_word and not self.masked[at])

    # -- one pattern a method ---------------------------------------------------------

    def _clause_after(self, verb: int, low: int, high: int, begin: int) -> int:
        """Read *X sier at C*, *X said C*, *it is alleged that C*; return the token after it, or 0."""
        tokens = self.page.tokens
        lex = lexicon()
        word = tokens[verb].lower
        known = lex.verbs.get(word) or self._base(verb, high)
        forms = [item for item in known if item.groups & _CARRY]
        if all("order" in item.groups and not item.groups & (_CARRY - {"ask"}) for item in forms):
            return 0
        holder = infinitives.governor(self.page, verb, low) if verb > low else -1
        if word not in lex.verbs and verb_second(word) and holder < 0:
            return 0  # å fortelle at …
        kinds = {item.form for item in forms}
        gerund = kinds == {"ing"} and verb > low and lexicon("en").has(tokens[verb - 1].lower, "prepositions")
        moves = verb + 1 < high and tokens[verb + 1].lower in ("seg", "meg", "oss")
        if moves and lex.has(word, "moving_verbs"):
            return 0  # la seg på tvers i protest mot at …
        placed = gerund or holder >= 0 or self.masked[verb - 1] or self._singled_out(verb, low) is not None
        if not placed and not attribution.verb_at(self.page, verb, low):
            return 0
        start = clauses.content_start(self.page, verb, high, self.masked)
        if not start:
            start = bare_start(self.page, verb, high, self.masked, forms)
        if not start:
            return 0
        stop = clauses.content_end(self.page, start, high, self.masked)
        if stop - start < 2:
            return 0
        before = [token.lower for token in tokens[max(low, verb - 4) : verb]]
        if "passive" in kinds and verb + 1 < high and tokens[verb + 1].lower in _IMPERSONAL:
            self.draft.add(start, stop, "anonymous", (verb, verb + 2), None, anonymous=True)
            return stop  # i departementet sies det at …
        if "skal" in before and "ha" in before:
            return 0  # skal ha lovet at …: hearsay about a promise
        impersonal = (
            bool(before)
            and bool(_IMPERSONAL & set(before))
            and ("passive" in kinds or bool(_BE & set(before)) or lex.has(word, "impersonal_verbs"))
        )
        if impersonal or (kinds == {"passive"} and tokens[low].lower in _IMPERSONAL):
            self.draft.add(start, stop, "anonymous", (verb, verb + 1), None, anonymous=True)
            return stop
        under_way = "ing" in kinds and _progressive(before)
        if (before and before[-1] in _BE and not under_way) or kinds == {"passive"}:
            return 0
        if kinds == {"participle"} and not any(
            lex.has(token, "auxiliaries") for token in [*before, *(t.lower for t in tokens[low:verb])]
        ):
            return 0
        apart = "ing" in kinds and "finite" not in kinds and not under_way
        speaker = self._subject(verb, start, low, begin, apart, holder)
        if speaker is None:
            return 0
        if lex.has(tokens[low].lower, "clause_openers"):
            stop = clauses.frame_end(self.page, start, stop, self.masked)
        if verb - 2 > low and tokens[verb - 1].lower == "who" and tokens[verb - 2].text == ",":
            stop = next((at for at in range(start + 2, min(stop, high - 1)) if self._resumes(at)), stop)
        cue = (verb, self._cue_end(verb, start))
        if lex.has(tokens[speaker.last - 1].lower, "rumours"):
            self.draft.add(start, stop, "anonymous", cue, None, anonymous=True)
            return stop  # det går rykter om at …
        self.draft.add(start, stop, "clause", cue, speaker)
        return stop

    def _base(self, verb: int, high: int) -> tuple[Verb, ...]:
        """Return the readings of a form that no list has before *that*: *islanders grumble that C*."""
        tokens = self.page.tokens
        if verb + 2 >= high or (tokens[verb + 1].lower not in _THAT and tokens[verb + 2].lower not in _THAT):
            return ()
        return infinitives.plain_forms(tokens[verb].lower)

    def _subject(
        self, verb: int, start: int, low: int, begin: int, ing: bool, holder: int = -1
    ) -> Mention | None:
        found = None
        if not ing:
            at, stop = (holder, verb) if holder >= 0 else (verb, start)
            found = attribution.with_subject(self.page, at, self.draft.frame(at, low), stop, "clause")
        mention = self._singled_out(verb, low) or (found.speaker if found else None)
        if mention is None:
            if len(self.draft.quotes) > begin and self.draft.quotes[-1].speaker:
                return self.draft.quotes[-1].speaker
            for quote in reversed(self.draft.direct):
                if quote.end <= self.page.tokens[verb].start:
                    if quote.end > self.page.tokens[low].start:
                        return quote.speaker
                    break
            shares = self._joined(verb, low) or (ing and not self._opens_otherwise(low))
            if found is None and verb > low and shares:
                return shared_subject(self.page, low, verb)
            return self._antecedent(verb, low)
        words = [token.lower for token in self.page.tokens[mention.first : mention.last]]
        lex = lexicon()
        if words == ["it"]:
            return mention  # the body that the sentences before are about: It said …
        if len(words) == 1 and lex.has(
            words[0], "pronouns_first", "pronouns_it", "generic_you", "wh", "relative", "adverbs"
        ):
            return None
        return mention

    def _singled_out(self, verb: int, low: int) -> Mention | None:
        """Return who it was that spoke: *Det var Kari Lie som sa at C*."""
        tokens = self.page.tokens
        if verb - low < 4 or tokens[verb - 1].lower != "som" or tokens[low].lower != "det":
            return None
        return nearest_mention(self.page, low + 2, verb - 1) if tokens[low + 1].lower in _BE else None

    def _resumes(self, comma: int) -> bool:
        """Say whether the main clause goes on after a comma: *X, who says C, left*."""
        tokens = self.page.tokens
        word = tokens[comma + 1].lower
        return tokens[comma].text == "," and (
            lexicon("en").has(word, "auxiliaries", "finite")
            or lexicon("en").verb(word, "finite") is not None
            or word.endswith("ed")
        )

    def _opens_otherwise(self, low: int) -> bool:
        """Say whether a sentence opens with something else than its subject: *In a note saying C, …*."""
        token = self.page.tokens[low]
        return lexicon("en").has(token.lower, "openers", "prepositions")

    def _joined(self, verb: int, low: int) -> bool:
        """Say whether a verb shares the subject of the one before: *… but has said C*."""
        tokens, lex = self.page.tokens, lexicon()
        at = verb - 1
        while at > low and lex.has(
            tokens[at].lower, "auxiliaries", "adverbs", "sentence_adverbs", "negations"
        ):
            at -= 1
        return tokens[at].lower in ("og", "and", "but", "men", ",")

    def _antecedent(self, verb: int, low: int) -> Mention | None:
        """Return whom an English relative clause is about: *Trump, who says C*, *a letter that says C*."""
        tokens, lex = self.page.tokens, lexicon("en")
        at = verb - 1
        while at > low and lex.has(tokens[at].lower, "auxiliaries", "adverbs"):
            at -= 1
        if at <= low or tokens[at].lower not in ("who", "which", "that"):
            return None
        end = at - 1 if tokens[at - 1].text == "," else at
        mention = nearest_mention(self.page, low, end)
        if mention is None:
            return None
        words = tokens[mention.first : mention.last]
        person = tokens[at].lower == "who" and any(
            word.is_capital or lex.has(word.lower, "roles", "sources", "plural_roles") for word in words
        )
        head = words[-1].lower
        return mention if person or lex.has(head, "documents", "organisations") else None

    def _cue_end(self, verb: int, start: int) -> int:
        lex = lexicon()
        after = verb + 1
        if after == start - 2 and lex.has(self.page.tokens[after].lower, "particles"):
            return after + 1
        return after
