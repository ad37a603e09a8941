"""How likely a sentence is as the translation of another, by the model of a pack."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from records.rendering import Rendering
from translation.memory import Memory, Settings, memory_key
from translation.package import Pack

if TYPE_CHECKING:
    from translation.model import Model


def likelihoods(
    pack: Pack,
    settings: Settings,
    memory: Memory,
    pairs: Sequence[tuple[str, str]],
    model: Callable[[], Model] | None,
) -> list[float] | None:
    """Return the mean log-probability a piece of the second text of each pair, given the first.

    Args:
        pack: the pack whose model is asked.
        settings: its settings, which are part of what is remembered.
        memory: where they are kept once they are known.
        pairs: a sentence in the pack's source language, and one in its target language.
        model: loads the model; None when only what is remembered is wanted.

    None when some are not known and no model may be asked.
    """
    keys = {pair: memory_key(pack, settings, pair[0], f"as {pair[1]}") for pair in pairs}
    known = memory.get(list(keys.values()))
    missing = [pair for pair, key in keys.items() if key not in known]
    if missing:
        if model is None:
            return None
        made = {
            keys[pair]: Rendering(pair[1], "machine", score, pack.name)
            for pair, score in zip(missing, model().likelihoods(missing), strict=True)
        }
        memory.put(made)
        known = {**known, **made}
    return [known[keys[pair]].score or 0.0 for pair in pairs]
