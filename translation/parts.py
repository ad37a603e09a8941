"""A sentence cut into what a model can take: parts to translate and parts to copy."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from translation.names import names_of_several_words
from translation.protect import Mapped, Span, StandIns, hide, prepared, protected, stand_in_pattern

_LETTER = re.compile(r"[^\W\d_]")
_BORDERS = (
    re.compile(r"(?<=[^\W\d]{2})[.!?]\s(?=[^\W\d_a-zæøåäöü])"),
    re.compile(r"[;:–—,]\s"),
    re.compile(r"\s(?=(?:og|men|eller|som|at|and|but|or|which|that|och|und|aber|et|mais)\s)"),
    re.compile(r"\s"),
)
_END = re.compile(r"[.!?…]+\Z")


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch of a sentence.

    ``mapped`` is what the model gets, with its origins in the sentence;
    ``verbatim`` parts are copied instead. ``spaced`` says that white space
    stands before it in the sentence. ``plain`` is the part to fall back on when
    a stand-in gets lost, None to cut around what they stand for.
    """

    mapped: Mapped
    verbatim: bool = False
    spaced: bool = False
    stand_ins: StandIns = ()
    plain: Part | None = None

    @property
    def text(self) -> str:
        """Return what the model gets."""
        return self.mapped.text


@dataclass(frozen=True, slots=True)
class Plan:
    """How a sentence is translated; ``shouted`` when it is in capitals, which models do not know well.

    ``verbatim`` are the passages (code points of the sentence) that someone wants to the letter.
    """

    parts: tuple[Part, ...]
    shouted: bool = False
    verbatim: tuple[Span, ...] = ()


def plan(sentence: str, *, names_too: bool = False, verbatim: Sequence[Span] = ()) -> Plan:
    """Return how to translate a sentence: what is protected hidden behind stand-ins where possible.

    ``names_too`` also hides names of several words, which a small model misspells.
    ``verbatim`` are passages (code points) to protect whatever they hold.
    """
    mapped = prepared(sentence)
    if not mapped.text:
        return Plan(())
    if verbatim:
        return _with_verbatim(sentence, mapped, verbatim)
    spans = protected(mapped.text)
    around = _around(mapped, spans)
    if all(part.verbatim for part in around):
        return Plan((Part(mapped, verbatim=True),))
    shouted = is_shouted(mapped.text, spans)
    if shouted:
        mapped = Mapped(quietened(mapped.text, spans), mapped.origins)
        around = _around(mapped, spans)
    if spans and (hidden := hide(mapped, spans)):
        return Plan((Part(hidden[0], stand_ins=hidden[1]),), shouted)
    if names_too and not spans and not shouted:
        part = around[0]
        return Plan((hidden_names(part, names_of_several_words(part.text)) or part,))
    return Plan(around, shouted)


def _with_verbatim(sentence: str, mapped: Mapped, verbatim: Sequence[Span]) -> Plan:
    places = [(mapped.place(*span), sentence[slice(*span)]) for span in verbatim]
    letters = {place: text for place, text in places if place[0] < place[1]}
    others = [
        span
        for span in protected(mapped.text)
        if not any(start < span[1] and span[0] < end for start, end in letters)
    ]
    spans = tuple(sorted([*letters, *others]))
    around = _around(mapped, spans)
    if not all(part.verbatim for part in around) and (hidden := hide(mapped, spans)):
        shown = (letters.get(span, mapped.text[slice(*span)]) for span in spans)
        names = tuple((name, text) for (name, _), text in zip(hidden[1], shown, strict=True))
        around = (Part(hidden[0], stand_ins=names),)
    return Plan(around, verbatim=tuple(verbatim))


def hidden_names(part: Part, spans: Sequence[Span]) -> Part | None:
    """Return a part with stand-ins for the names at ``spans``; None when there are none, or too many."""
    hidden = hide(part.mapped, spans) if spans else None
    return replace(part, mapped=hidden[0], stand_ins=hidden[1], plain=part) if hidden else None


def without_stand_ins(part: Part) -> tuple[Part, ...]:
    """Return what to translate instead of a part whose stand-ins got lost."""
    return (part.plain,) if part.plain else around_protected(part)


def around_protected(part: Part) -> tuple[Part, ...]:
    """Return a part again, cut at what is protected instead of hiding it."""
    text = ""
    origins: list[Span] = []
    spans = []
    at = 0
    names = dict(part.stand_ins)
    for match in re.finditer("|".join(stand_in_pattern(name) for name in names), part.text):
        original = names[match[0]]
        text += part.text[at : match.start()]
        origins += part.mapped.origins[at : match.start()]
        spans.append((len(text), len(text) + len(original)))
        text += original
        origins += [part.mapped.span(*match.span())] * len(original)
        at = match.end()
    text += part.text[at:]
    origins += part.mapped.origins[at:]
    first, *rest = _around(Mapped(text, tuple(origins)), tuple(spans))
    return (replace(first, spaced=part.spaced), *rest)


def cut(part: Part, fits: Callable[[str], bool]) -> tuple[Part, ...]:
    """Return ``part`` as one or more parts that fit, cut at the clause border nearest to the middle."""
    text = part.text
    if len(text) < 2 or fits(text):
        return (part,)
    middle = len(text) / 2
    borders: list[int] = []
    for pattern in _BORDERS:
        borders = borders or [
            match.end() for match in pattern.finditer(text) if abs(match.end() - middle) < 0.3 * len(text)
        ]
    border = min(borders, key=lambda place: abs(place - middle)) if borders else len(text) // 2
    left = replace(part, mapped=part.mapped.part(0, border))
    right = replace(part, mapped=part.mapped.part(border, len(text)), spaced=bool(borders))
    halves = [_own_stand_ins(half) for half in (left, right) if half.text]
    return tuple(piece for half in halves for piece in cut(half, fits))


def fitted(translation: str, part: Part, *, first: bool) -> str:
    """Return a part's translation as it fits into the sentence.

    A model takes every part for a sentence: it begins with a capital and ends
    in a full stop even where the part does not.
    """
    if not _END.search(part.text):
        translation = translation.removesuffix(".")
    if not first and part.text[:1].islower() and not re.match(r"I\b|\w[A-Z]", translation):
        translation = translation[:1].lower() + translation[1:]
    return translation


def is_shouted(text: str, spans: tuple[Span, ...] = ()) -> bool:
    """Return whether ``text`` is in capitals, as headlines are: two words and eight letters at least."""
    for start, end in reversed(spans):
        text = text[:start] + text[end:]
    letters = _LETTER.findall(text)
    return len(letters) >= 8 and len(text.split()) >= 2 and all(not letter.islower() for letter in letters)


def shouted(text: str) -> str:
    """Return ``text`` in capitals, character for character."""
    return "".join(upper if len(upper := character.upper()) == 1 else character for character in text)


def quietened(text: str, spans: tuple[Span, ...]) -> str:
    """Return ``text`` in lower case but for its first letter and ``spans``, character for character."""
    first = _LETTER.search(text)
    kept = {first.start()} if first else set()
    for start, end in spans:
        kept.update(range(start, end))
    return "".join(
        character if index in kept or len(lower := character.lower()) != 1 else lower
        for index, character in enumerate(text)
    )


def _around(mapped: Mapped, spans: tuple[Span, ...]) -> tuple[Part, ...]:
    parts: list[Part] = []
    at = 0
    for start, end in (*spans, (len(mapped.text), len(mapped.text))):
        for begin, stop, keep in ((at, start, False), (start, end, True)):
            piece = mapped.part(begin, stop)
            if piece.text:
                spaced = " " in mapped.text[max(begin - 1, 0) : begin + 1]
                parts.append(Part(piece, verbatim=keep or not _LETTER.search(piece.text), spaced=spaced))
        at = end
    return tuple(parts)


def _own_stand_ins(part: Part) -> Part:
    own = tuple(pair for pair in part.stand_ins if re.search(stand_in_pattern(pair[0]), part.text))
    return replace(part, stand_ins=own, plain=None)
