"""Other ways to say a sentence: the n best of a model, or how it would go on from a word."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from translation.indefinite import mends_articles, with_right_articles
from translation.model import MAX_PIECES, Model, Result
from translation.parts import Part, Plan, fitted, plan
from translation.protect import prepared, reveal

if TYPE_CHECKING:
    from translation.engine import Engine
    from translation.pivot import Pivot


def alternatives(engine: Engine | Pivot, sentence: str, count: int, beginning: str = "") -> tuple[str, ...]:
    """Return up to ``count`` different translations of a sentence, the likeliest first.

    The first is the one that the engine gives otherwise. With a ``beginning`` of a translation all
    begin with it, to the letter, and differ in the next word.
    Empty when there is nothing to translate, or the sentence is longer than the model takes.
    """
    from translation.pivot import Pivot

    if isinstance(engine, Pivot):
        between, last = engine.between(sentence)
        return alternatives(last, between, count, beginning)
    part = _one_part(engine.model, plan(sentence), sentence)
    if part is None:
        return ()
    found = {} if beginning else {engine.translate([sentence])[0].text: None}
    begun = _hidden(beginning, part)
    for result in _hypotheses(engine.model, part, count, begun):
        shown = reveal(result.target.text, part.stand_ins)
        if shown is None or not shown.text:
            continue
        text = fitted(shown.text, part, first=True)
        if mends_articles(engine.model.pack):
            text, _ = with_right_articles(text, ())
        if text.startswith(beginning):
            found[text] = None
    return tuple(found)[:count]


def _one_part(model: Model, usual: Plan, sentence: str) -> Part | None:
    """Return the sentence as one part that the model takes; None when it cannot be."""
    parts = usual.parts if len(usual.parts) == 1 else (Part(prepared(sentence)),)
    (part,) = parts
    return None if part.verbatim or not part.text or not model.fits(part.text) else part


def _hidden(beginning: str, part: Part) -> str:
    """Return the beginning as the model knows it: with stand-ins for what is hidden from it."""
    for name, original in part.stand_ins:
        beginning = beginning.replace(original, name)
    return beginning.rstrip()


def _hypotheses(model: Model, part: Part, count: int, beginning: str) -> Sequence[Result]:
    (source,) = model.pieces([part.text])
    if not beginning:
        return model.best(source, count)
    (begun,) = model.pieces([beginning])
    return model.continued(source, begun, count) if len(begun.pieces) < MAX_PIECES else ()
