"""Sentences on their way to another language, step by step, and what becomes of them."""

from __future__ import annotations

import time
from abc import ABC, abstractmethod
from collections.abc import Generator, Sequence
from dataclasses import dataclass
from typing import Protocol, TypeVar

from records.rendering import WordLink
from translation.protect import Span

T = TypeVar("T")
_REST = 0.003


@dataclass(frozen=True, slots=True)
class Translation:
    """What became of one sentence.

    ``score`` is the mean log-probability a token, None when the sentence was
    ``copied`` since there was nothing to translate. Links are in code points.
    """

    text: str
    score: float | None
    links: tuple[WordLink, ...]
    copied: bool = False


class Waiting(Protocol):
    """What is being worked on elsewhere."""

    def done(self) -> bool:
        """Return whether it is finished."""


Steps = Generator[Sequence[Waiting], None, T]
"""Work that gives at each step what it waits for, is taken up when all of that is done, and returns T."""


class Machine(ABC):
    """What translates sentences: a pack's engine, two of them, a server, one that keeps to a glossary."""

    @abstractmethod
    def steps(
        self, sentences: Sequence[str], verbatim: Sequence[Sequence[Span]] = ()
    ) -> Steps[list[Translation]]:
        """Return the work of translating ``sentences``, in their order.

        ``verbatim`` gives, for each of them, the passages (code points) that stay to the letter.
        """

    def begin(self, sentences: Sequence[str], verbatim: Sequence[Sequence[Span]] = ()) -> Running:
        """Start to translate ``sentences`` in the background; ``verbatim`` as for ``steps``."""
        return Running(self.steps(sentences, verbatim))

    def translate(self, sentences: Sequence[str]) -> list[Translation]:
        """Return the translations of ``sentences``, in their order."""
        return self.begin(sentences).finish()


class Running:
    """Sentences that are being translated.

    Whoever asks whether it is ``done`` takes the next step when it can be taken: nobody ever waits
    for a second try while other sentences could be begun. Asked by one thread at a time.
    """

    def __init__(self, steps: Steps[list[Translation]]) -> None:
        self._steps = steps
        self._taken = 0
        self._unfinished: list[Waiting] = []
        self._made: list[Translation] = []
        self._problem: Exception | None = None
        self._over = False
        self._go_on()
        if self._problem:
            raise self._problem

    @property
    def first_try(self) -> bool:
        """Return whether it waits for its first results, so that what is begun now comes after all of it."""
        return self._taken == 1 and not self._over

    def done(self) -> bool:
        """Return whether ``finish`` would not have to wait."""
        while not self._over:
            while self._unfinished and self._unfinished[-1].done():
                self._unfinished.pop()
            if self._unfinished:
                return False
            self._go_on()
        return True

    def finish(self) -> list[Translation]:
        """Wait for the results and return the translations; raises what went wrong on the way."""
        while not self.done():
            time.sleep(_REST)
        if self._problem:
            raise self._problem
        return self._made

    def _go_on(self) -> None:
        self._taken += 1
        try:
            self._unfinished = list(next(self._steps))
        except StopIteration as end:
            self._made, self._over = end.value, True
        except Exception as problem:  # raised by finish, where it can be handled
            self._problem, self._over = problem, True
