"""Reported speech: clauses that a source is said to have said, written, shown or thought.

Works sentence by sentence: a reporting verb is found through a dictionary, then
its clause and its speaker are read to the left and to the right of it.
"""

from __future__ import annotations

from collections.abc import Sequence

from analysis import attribution, clauses
from analysis.attribution import Attribution
from analysis.found import Found
from analysis.lexicon import Verb, lexicon
from analysis.marks import Pair
from analysis.mentions import Mention, right_of
from analysis.page import Page

_CARRY = frozenset(("say", "think", "doubt", "admit", "deny", "predict", "ask", "document"))
_BE = frozenset(
    ["is", "are", "was", "were", "be", "been", "being", "er", "var", "ble", "blir", "bli", "blitt"]
)
_IMPERSONAL = frozenset(["det", "it", "there"])
_RAISING = frozenset(["expects", "believes", "forecasts", "predicts", "estimates", "anticipates", "projects"])
_REACH = 18


class Reader:
    """Finds the reported clauses of one page; ``masked`` says which tokens are direct speech."""

    def __init__(self, page: Page, direct: list[Found], pairs: list[Pair]) -> None:
        self.page = page
        self.masked = [False] * (len(page.tokens) + 1)
        self.quotes: list[Found] = []
        self._direct = direct
        self._pairs = pairs
        self._next_direct = 0
        for quote in direct:
            for token in range(page.at(quote.start), page.at(quote.end)):
                self.masked[token] = True

    def read(self) -> list[Found]:
        """Return the indirect and mixed quotes, in order."""
        for index in range(len(self.page.sentences)):
            self._read_sentence(index)
        return self.quotes

    def _read_sentence(self, index: int) -> None:
        low, high = self.page.sentence_tokens[index]
        if low >= high or all(self.masked[low:high]):
            return
        begin = len(self.quotes)
        if self._backward(index, low, high) or self._according(low, high):
            return
        taken = low
        for at in range(low, high):
            if at < taken or self.masked[at] or not self.page.tokens[at].is_word:
                continue
            stop = self._clause_after(at, low, high, begin) or self._noun_cue(at, low, high)
            if stop:
                taken = stop
        if len(self.quotes) == begin:
            self._clause_before(low, high)

    # -- one pattern a method ---------------------------------------------------------

    def _clause_after(self, verb: int, low: int, high: int, begin: int) -> int:
        """Read *X sier at C*, *X said C*, *it is alleged that C*; return the token after it, or 0."""
        tokens = self.page.tokens
        lex = lexicon()
        word = tokens[verb].lower
        forms = [item for item in lex.verbs.get(word, ()) if item.groups & _CARRY]
        if not forms or all(
            "order" in item.groups and not item.groups & (_CARRY - {"ask"}) for item in forms
        ):
            return 0
        if not attribution.verb_at(self.page, verb, low) and not self.masked[verb - 1]:
            return 0
        start = clauses.content_start(self.page, verb, high, self.masked)
        if not start:
            start = self._bare(verb, high, forms)
        if not start:
            return 0
        stop = clauses.content_end(self.page, start, high, self.masked)
        if stop - start < 2:
            return 0
        kinds = {item.form for item in forms}
        before = [token.lower for token in tokens[max(low, verb - 4) : verb]]
        impersonal = (
            bool(before)
            and bool(_IMPERSONAL & set(before))
            and ("passive" in kinds or bool(_BE & set(before)))
        )
        if impersonal or (kinds == {"passive"} and tokens[low].lower in _IMPERSONAL):
            self._add(start, stop, "anonymous", (verb, verb + 1), None, anonymous=True)
            return stop
        if (before and before[-1] in _BE) or kinds == {"passive"}:
            return 0
        if kinds == {"participle"} and not any(
            lex.has(token, "auxiliaries") for token in [*before, *(t.lower for t in tokens[low:verb])]
        ):
            return 0
        speaker = self._subject(verb, start, low, begin, ing="ing" in kinds and "finite" not in kinds)
        if speaker is None:
            return 0
        cue = (verb, self._cue_end(verb, start))
        self._add(start, stop, "clause", cue, speaker)
        return stop

    def _bare(self, verb: int, high: int, forms: Sequence[Verb]) -> int:
        """Return where the clause of *mener politikerne bør …*, *expects X to …* begins, or 0."""
        tokens = self.page.tokens
        lex = lexicon()
        item = lex.verb(tokens[verb].lower, "finite")
        if item is None or verb + 2 >= high or self.masked[verb + 1]:
            return 0
        if verb and (self.masked[verb - 1] or (tokens[verb - 1].text == "," and self.masked[verb - 2])):
            return 0  # it is the attribution of the direct speech before it
        if item.lemma in _RAISING and clauses.raises(self.page, verb, high):
            return verb + 1
        if not item.bare or not tokens[verb + 1].is_word:
            return 0
        start = verb + 1
        if item.lemma == "tells":
            start = clauses.after_object(self.page, start, high)
        if lex.has(
            tokens[start].lower, "prepositions", "conjunctions", "auxiliaries", "negations", "whether"
        ):
            return 0
        if lex.has(tokens[start].lower, "adverbs", "wh"):
            return 0
        inverted = right_of(self.page, start, high)
        if (
            inverted
            and inverted.last >= high - 1
            and any(token.is_capital for token in tokens[start + 1 : inverted.last])
        ):
            return 0  # no clause but the speaker: …, sier ordfører Kari Holm
        return start if clauses.has_clause(self.page, start, high, self.masked) else 0

    def _subject(self, verb: int, start: int, low: int, begin: int, ing: bool) -> Mention | None:
        found = None
        if not ing:
            found = attribution.with_subject(self.page, verb, self._frame(verb, low), start, "clause")
        mention = found.speaker if found else None
        if mention is None:
            if len(self.quotes) > begin and self.quotes[-1].speaker:
                return self.quotes[-1].speaker
            for quote in reversed(self._direct):
                if quote.end <= self.page.tokens[verb].start:
                    if quote.end > self.page.tokens[low].start:
                        return quote.speaker
                    break
            if (
                found is None
                and verb > low
                and self.page.tokens[verb - 1].lower in ("og", "and", "but", "men", ",")
            ):
                return clauses.sentence_subject(self.page, low, verb)
            return None
        words = [token.lower for token in self.page.tokens[mention.first : mention.last]]
        lex = lexicon()
        if len(words) == 1 and lex.has(
            words[0], "pronouns_first", "pronouns_it", "wh", "relative", "adverbs"
        ):
            return None
        return mention

    def _frame(self, verb: int, low: int) -> int:
        """Return the first token of the author's own words before the verb."""
        at = verb
        while at > low and not self.masked[at - 1]:
            at -= 1
        return at

    def _cue_end(self, verb: int, start: int) -> int:
        lex = lexicon()
        after = verb + 1
        if after == start - 2 and lex.has(self.page.tokens[after].lower, "particles"):
            return after + 1
        return after

    def _clause_before(self, low: int, high: int) -> None:
        """Read *C, opplyser X*, *C, officials say*, *C, viser en rapport*."""
        tokens = self.page.tokens
        for comma in range(high - 2, low + 2, -1):
            if tokens[comma].text != "," or self.masked[comma]:
                continue
            start = self._frame(comma, low)
            if comma - start < 3 or (start > low and self.masked[start - 1]):
                continue  # what follows a direct quote is its attribution
            verb = comma + 1
            if tokens[verb].lower in ("ifølge", "according"):
                continue
            found = attribution.after(self.page, verb, high)
            document = lexicon().verb(tokens[verb].lower, "finite")
            if found is None and document and "document" in document.groups:
                speaker = right_of(self.page, verb + 1, high)
                found = (speaker and Attribution("document", (verb, verb + 1), speaker, speaker.last)) or None
            if found is None or found.speaker is None:
                continue
            if not clauses.has_clause(self.page, start, comma, self.masked):
                continue
            if found.rule == "speaker-verb" and (
                clauses.content_start(self.page, found.end - 1, high, self.masked) or high - found.end > 9
            ):
                continue
            first = tokens[found.speaker.first].lower
            if lexicon().has(first, "pronouns_it", "pronouns_first", "relative"):
                continue
            while start < comma and not tokens[start].is_word and tokens[start].text not in '«“"”':
                start += 1
            self._add(start, comma, found.rule, found.cue, found.speaker)
            return

    def _according(self, low: int, high: int) -> bool:
        """Read *ifølge X C*, *C, according to X* and *C er ifølge X C*."""
        tokens = self.page.tokens
        for at in range(low, high - 1):
            if self.masked[at]:
                continue
            word = tokens[at].lower
            width = 2 if word in ("according", "i") and tokens[at + 1].lower in ("to", "følge") else 0
            if not width and word not in ("ifølge", "ifølgje", "enligt"):
                continue
            name = at + (width or 1)
            speaker = right_of(self.page, name, high)
            if speaker is None:
                return False
            cue = (at, name)
            after = speaker.last
            if at == low or not any(token.is_word for token in tokens[low:at]):
                verb_second = clauses.verb_second(self.page, speaker, high)
                speaker = Mention(speaker.first, verb_second) if verb_second else speaker
                after = speaker.last
                start = after + 1 if after < high and tokens[after].text == "," else after
                stop = clauses.content_end(self.page, start, high, self.masked)
            else:
                start = self._frame(at, low)
                stop = at
                if tokens[at - 1].text == ",":
                    stop = at - 1
                following = [token for token in tokens[after:high] if token.is_word]
                if (len(following) > 3 and tokens[at - 1].text != ",") or (
                    after < high and tokens[after].text == "," and len(following) > 2
                ):
                    stop = clauses.content_end(self.page, after, high, self.masked)
            if stop - start >= 2:
                self._add(start, stop, "according", cue, speaker)
                return True
            return False
        return False

    def _backward(self, index: int, low: int, high: int) -> bool:
        """Read *Det opplyser X*: the sentence before is what X says."""
        tokens = self.page.tokens
        if high - low > 26 or high - low < 3 or tokens[low].lower not in ("det", "dette") or self.masked[low]:
            return False
        verb = low + 1
        if not attribution.speaks(tokens[verb].lower):
            return False
        if clauses.content_start(self.page, verb, high, self.masked):
            return False
        speaker = right_of(self.page, verb + 1, high)
        if speaker is None or index == 0:
            return False
        start, stop = self.page.sentence_tokens[index - 1]
        if self.page.sentences[index - 1].block != self.page.sentences[index].block:
            return False
        if any(self.masked[start:stop]) or stop - start < 3:
            return False
        end = self.page.tokens[stop - 1].start
        self.quotes = [
            quote for quote in self.quotes if quote.end <= tokens[start].start or quote.start >= end
        ]
        self._add(
            start, stop - 1 if not tokens[stop - 1].is_word else stop, "backward", (verb, verb + 1), speaker
        )
        return True

    def _noun_cue(self, noun: int, low: int, high: int) -> int:
        """Read *reports emerged that C*, *påstander om at C*, *X's claim that C*."""
        tokens = self.page.tokens
        lex = lexicon()
        word = tokens[noun].lower
        if not lex.has(word, "hearsay_nouns") or self.masked[noun]:
            return 0
        that = frozenset(("at", "that"))
        reach = range(noun + 1, min(high - 1, noun + 6))
        start = next((at + 1 for at in reach if tokens[at].lower in that), 0)
        if not start or any(not token.is_word for token in tokens[noun + 1 : start]):
            return 0
        stop = clauses.content_end(self.page, start, high, self.masked)
        if stop - start < 3:
            return 0
        owner = tokens[noun - 1] if noun > low else None
        if owner and owner.is_capital and owner.lower.endswith(("'s", "’s", "s")) and noun - 1 > low:
            self._add(start, stop, "noun", (noun, noun + 1), Mention(noun - 1, noun))
        else:
            self._add(start, stop, "anonymous", (noun, start - 1), None, anonymous=True)
        return stop

    def _add(
        self,
        start: int,
        stop: int,
        rule: str,
        cue: tuple[int, int] | None,
        speaker: Mention | None,
        anonymous: bool = False,
    ) -> None:
        page = self.page
        while stop > start and page.tokens[stop - 1].text in ".,;:!–—":
            stop -= 1
        if stop <= start:
            return
        first, last = page.span(start, stop)
        mixed = any(pair.start >= first - 1 and pair.end <= last + 2 for pair in self._pairs)
        kind = "mixed" if mixed else "indirect"
        self.quotes.append(Found(first, last, kind, rule, cue, speaker, anonymous))  # type: ignore[arg-type]
