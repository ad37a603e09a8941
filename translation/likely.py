"""How likely a sentence is as the translation of another, by the model of a pack."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from records.rendering import Rendering
from translation.memory import Memory, Settings, memory_key
from translation.package import Pack

if TYPE_CHECKING:
    from translation.model import Model

_GROUP = 8  # pairs that the model is asked about at a time: 0.1 to 0.2 seconds


def likelihoods(
    pack: Pack,
    settings: Settings,
    memory: Memory,
    pairs: Sequence[tuple[str, str]],
    model: Callable[[], Model] | None,
    cancelled: Callable[[], bool],
) -> list[float] | None:
    """Return the mean log-probability a piece of the second text of each pair, given the first.

    Args:
        pack: the pack whose model is asked.
        settings: its settings, which are part of what is remembered.
        memory: where they are kept once they are known.
        pairs: a sentence in the pack's source language, and one in its target language.
        model: loads the model; None when only what is remembered is wanted.
        cancelled: asked before each few pairs; what is known by then is remembered.

    None when some are not known and no model may be asked, or no longer.
    """
    keys = {pair: memory_key(pack, settings, pair[0], f"as {pair[1]}") for pair in pairs}
    known = memory.get(list(keys.values()))
    missing = [pair for pair, key in keys.items() if key not in known]
    if missing:
        if model is None:
            return None
        for first in range(0, len(missing), _GROUP):
            if cancelled():
                return None
            group = missing[first : first + _GROUP]
            made = {
                keys[pair]: Rendering(pair[1], "machine", score, pack.name)
                for pair, score in zip(group, model().likelihoods(group), strict=True)
            }
            memory.put(made)
            known = {**known, **made}
    return [known[keys[pair]].score or 0.0 for pair in pairs]
