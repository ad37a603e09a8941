"""Running sums of the rows' heights, kept up to date one row at a time."""

from __future__ import annotations

from collections.abc import Sequence


class Heights:
    """Heights in pixels with their running sums: a Fenwick tree, every step O(log n).

    Source: P. Fenwick, A new data structure for cumulative frequency tables, 1994.
    """

    def __init__(self, heights: Sequence[int] = ()) -> None:
        self._heights = list(heights)
        self._tree = [0, *self._heights]
        for node in range(1, len(self._tree)):
            parent = node + (node & -node)
            if parent < len(self._tree):
                self._tree[parent] += self._tree[node]

    def __len__(self) -> int:
        return len(self._heights)

    def __getitem__(self, index: int) -> int:
        return self._heights[index]

    def __setitem__(self, index: int, height: int) -> None:
        change = height - self._heights[index]
        self._heights[index] = height
        node = index + 1
        while change and node < len(self._tree):
            self._tree[node] += change
            node += node & -node

    def top(self, index: int) -> int:
        """Return the sum of the heights before ``index``; of all for ``len(self)``."""
        total = 0
        while index > 0:
            total += self._tree[index]
            index -= index & -index
        return total

    @property
    def total(self) -> int:
        """Return the sum of all heights."""
        return self.top(len(self._heights))

    def at(self, y: int) -> int:
        """Return the index of the row that holds the pixel ``y``, kept inside the rows; -1 without rows."""
        node, rest = 0, max(y, 0)
        step = 1 << len(self._heights).bit_length()
        while step:
            if node + step < len(self._tree) and self._tree[node + step] <= rest:
                node += step
                rest -= self._tree[node]
            step >>= 1
        return min(node, len(self._heights) - 1)
