"""What the window is doing, and which actions make sense then."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Page = Literal["library", "article"]


@dataclass(frozen=True, slots=True)
class State:
    """What the window is doing; it decides which actions make sense."""

    page: Page = "library"
    chosen: bool = False
    annotation: bool = False
    annotations: bool = False
    translating: bool = False
    untranslated: bool = False
    undo: str = ""
    redo: str = ""
    proof: str = ""
    panel: bool = True
    quotes: bool = True
    claims: bool = True


def always(state: State) -> bool:
    """Allow an action at any time."""
    return True


def reading(state: State) -> bool:
    """Allow an action while an article is open."""
    return state.page == "article"


def chosen(state: State) -> bool:
    """Allow an action on the articles that are selected in the library."""
    return state.page == "library" and state.chosen


def annotated(state: State) -> bool:
    """Allow an action where there is an annotation to go to."""
    return reading(state) and state.annotations


def marked(state: State) -> bool:
    """Allow an action on the annotation that is current."""
    return reading(state) and state.annotation


def corrected(state: State) -> bool:
    """Allow an action on a sentence that the person has edited or verified."""
    return reading(state) and state.proof in ("edited", "verified")


def offered(state: State) -> bool:
    """Allow an action on a translation that is offered from another article."""
    return reading(state) and state.proof == "offered"


def undoable(state: State) -> bool:
    """Allow an action when there is a step to take back."""
    return bool(state.undo)


def redoable(state: State) -> bool:
    """Allow an action when a step was taken back."""
    return bool(state.redo)


def panel(state: State) -> bool:
    """Tell whether the side panel is open."""
    return reading(state) and state.panel


def quotes(state: State) -> bool:
    """Tell whether quotes are marked in the text."""
    return state.quotes


def claims(state: State) -> bool:
    """Tell whether claims are marked in the text."""
    return state.claims


def incomplete(state: State) -> bool:
    """Allow an action where sentences wait for their translation."""
    return reading(state) and state.untranslated and not state.translating


def translating(state: State) -> bool:
    """Allow an action while sentences are being translated."""
    return state.translating
