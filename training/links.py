"""Word links from eflomal, in both directions and made one."""

from __future__ import annotations

import tempfile
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import numpy.typing as npt

Link = tuple[int, int]
"""A source position and a target position."""
Pieces = npt.NDArray[np.uint16]


def symmetrised(forward: Sequence[Link], reverse: Sequence[Link], length: int) -> npt.NDArray[np.int16]:
    """Return a source position, or -1, for each of ``length`` target positions.

    Links that both directions found come first; those of one direction fill in where the target has
    none and a neighbour on the diagonal or the target side is sure. Of several links the first counts.
    """
    sure = set(forward) & set(reverse)
    taken = {target for _, target in sure}
    near = (
        (i, j)
        for i, j in set(forward) | set(reverse)
        if j not in taken and not sure.isdisjoint({(i, j - 1), (i, j + 1), (i - 1, j - 1), (i + 1, j + 1)})
    )
    positions = np.full(length, -1, dtype=np.int16)
    for source, target in sorted([*sure, *near], reverse=True):
        positions[target] = source
    return positions


def linked(sources: Sequence[Pieces], targets: Sequence[Pieces], model: int) -> list[npt.NDArray[np.int16]]:
    """Return the links of every pair, given in numbers of pieces; ``model`` is eflomal's 1, 2 or 3."""
    from eflomal import Aligner

    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for side, rows in (("source", sources), ("target", targets)):
            (folder / side).write_text("".join(" ".join(map(str, row)) + "\n" for row in rows), "ascii")
        with (folder / "source").open() as source, (folder / "target").open() as target:
            Aligner(model=model, score_model=0, n_iterations=None).align(
                source,
                target,
                links_filename_fwd=str(folder / "forward"),
                links_filename_rev=str(folder / "reverse"),
                quiet=True,
            )
        forward, reverse = (_read(folder / direction) for direction in ("forward", "reverse"))
    return [
        symmetrised(ahead, back, len(target))
        for ahead, back, target in zip(forward, reverse, targets, strict=True)
    ]


def _read(path: Path) -> list[list[Link]]:
    """Return the links in a file of lines like ``0-0 1-2``."""
    rows = []
    for line in path.read_text("ascii").splitlines():
        ends = (link.split("-") for link in line.split())
        rows.append([(int(source), int(target)) for source, target in ends])
    return rows
