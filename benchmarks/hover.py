"""How long it takes from the mouse reaching a word until it and its counterpart are outlined.

    python benchmarks/hover.py [--sentences N] [--moves N]

The real reader, with an article of so many sentences, is pointed at one word after another on
both sides. Timed is each move from the mouse event until Qt has painted: 50 ms is the goal. Without
a display it draws offscreen.
"""

from __future__ import annotations

import argparse
import os
import statistics
import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

if not os.environ.get("DISPLAY"):
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QEvent, QObject, QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QApplication

from app.selection import Caret
from records.analysis import Analysis
from records.annotation import Pane
from records.article import Article, Block
from records.reading import Reading
from records.rendering import Rendering
from records.sentence import Sentence
from translation.forced import likely_links
from ui.reader.view import ReaderView
from ui.theme import Theme

SOURCE = "I 2014 sendte Iran 2 bataljoner 😀 til Irak, sa Kari Nordmann i Teheran til NTB."
TARGET = "In 2014 Iran sent 2 battalions 😀 to Iraq, Kari Nordmann said in Teheran to NTB."


class Painted(QObject):
    """Notes the time of every paint event of a widget."""

    last = 0.0

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint:
            self.last = time.perf_counter()
        return False


def article(count: int) -> Reading:
    links = likely_links(SOURCE, TARGET)
    step = len(SOURCE) + 1
    text = " ".join([SOURCE] * count)
    blocks = tuple(
        Block("paragraph", at * step, min(at + 4, count) * step - 1) for at in range(0, count, 4)
    )  # four sentences a paragraph
    sentences = tuple(
        Sentence(i * step, i * step + len(SOURCE), "nb", 1.0, "translate", i // 4) for i in range(count)
    )
    renderings = (Rendering(TARGET, "machine", -0.3, "pack", links),) * count
    return Reading(Article(text, "", blocks), sentences, Analysis((), ()), renderings, "en", pack="pack")


def move(view: ReaderView, point: QPoint) -> None:
    port = view.viewport()
    event = QMouseEvent(
        QEvent.Type.MouseMove, QPointF(point), QPointF(port.mapToGlobal(point)),
        Qt.MouseButton.NoButton, Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier,
    )  # fmt: skip
    QApplication.sendEvent(port, event)


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--sentences", type=int, default=5000)
    parser.add_argument("--moves", type=int, default=400)
    options = parser.parse_args()
    app = QApplication([])
    view = ReaderView(Theme.load("light"))
    view.resize(1400, 900)
    view.set_reading(article(options.sentences))
    view.show()
    painted = Painted()
    view.viewport().installEventFilter(painted)
    for _ in range(50):
        app.processEvents()
    words: list[tuple[Pane, int]] = [
        ("original", SOURCE.index("Iran")),
        ("translation", TARGET.index("Kari")),
    ]
    words += [("original", SOURCE.index("Teheran")), ("translation", TARGET.index("2014"))]
    height = view.viewport().height()
    rows = [row.index for row, y in view.page.visible(height) if 0 < y < height - 120]
    times = []
    for number in range(options.moves):
        pane, at = words[number % len(words)]
        box = view.page.box(Caret(rows[number % len(rows)], at), pane, height)
        start = time.perf_counter()
        move(view, box.center() + QPoint(2, 0))
        while painted.last < start and time.perf_counter() - start < 2:
            app.processEvents()
        times.append((time.perf_counter() - start) * 1000)
    times.sort()
    print(f"{options.sentences} sentences, {len(times)} moves, {app.platformName()}")
    print(
        f"hover to paint  median {statistics.median(times):.1f} ms, 95 % within "
        f"{times[int(0.95 * len(times))]:.1f} ms, worst {times[-1]:.1f} ms"
    )


if __name__ == "__main__":
    main()
