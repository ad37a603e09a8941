"""Articles and gestures for the tests of the reader."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from app.selection import Caret, Selection
from records.analysis import Analysis, ClaimMark, Quote, Why
from records.annotation import Annotation, AnnotationKind, Pane
from records.article import Article, Block
from records.reading import Reading
from records.rendering import NOT_TRANSLATED, Rendering, WordLink
from records.sentence import Sentence
from ui.reader.view import ReaderView

NB = "Regjeringen sier at prisene øker."


MT = "The government says that prices are rising."


PAIR = (
    WordLink(0, 11, 4, 14, 0.9),
    WordLink(12, 16, 15, 19, 0.9),
    WordLink(17, 19, 20, 24, 0.8),
    WordLink(20, 26, 25, 31, 0.9),
    WordLink(27, 32, 36, 42, 0.9),
)


EN = "“Prices will fall 😀 again,” the minister said on Tuesday."


LONG = "A much longer sentence that runs over several lines in any column, whatever its width may be. " * 3


def reading(paragraphs: int = 8, translated: bool = True) -> Reading:
    """A mixed article: each paragraph one Norwegian sentence, one English, one long English."""
    text, blocks, sentences, renderings = "", [], [], []
    quotes, marks = [], []
    for number in range(paragraphs):
        begin = len(text)
        for lang, words in (("nb", NB), ("en", EN), ("en", LONG.strip())):
            start = len(text)
            text += words + " "
            keep = lang == "en"
            index = len(sentences)
            sentences.append(
                Sentence(start, start + len(words), lang, 0.99, "keep" if keep else "translate", number)
            )
            if keep:
                renderings.append(Rendering(words, "kept"))
            else:
                made = Rendering(MT, "machine", -0.3, "translate-nb_en-1", PAIR)
                renderings.append(made if translated else NOT_TRANSLATED)
            marks.append(
                ClaimMark(index, lang == "nb", "reported", "Regjeringen", 0.5, Why("reporting verb"))
            )
            if words is EN:
                span = (start + 27, start + 39)
                quotes.append(
                    Quote(start, start + 26, "direct", span, "Ministeren", None, "en", False, Why("marks"))
                )
        text = text.rstrip() + "\n\n"
        blocks.append(Block("paragraph", begin, len(text) - 2))
    article = Article(text.strip(), "Prices", tuple(blocks))
    analysis = Analysis(tuple(quotes), tuple(marks))
    return Reading(article, tuple(sentences), analysis, tuple(renderings), "en", pack="translate-nb_en-1")


def annotation(
    given: Reading, exact: str, kind: AnnotationKind = "highlight", text: str = "", number: str = "a1"
) -> Annotation:
    start = given.article.text.index(exact)
    return Annotation(
        number,
        "article",
        "revision",
        "original",
        start,
        start + len(exact),
        exact,
        "",
        "",
        "green",
        kind,
        text,
        (),
        "attached",
        "2026-01-01T00:00:00Z",
        "2026-01-01T00:00:00Z",
    )


Make = Callable[..., ReaderView]


def point_of(view: ReaderView, row: int, pane: Pane, at: int) -> QPoint:
    """The middle of the left edge of a character, moved a little into it."""
    box = view.page.box(Caret(row, at), pane, view.viewport().height())
    assert not box.isNull()
    return box.center() + QPoint(2, 0)


def drag(view: ReaderView, first: QPoint, last: QPoint) -> None:
    port = view.viewport()
    QTest.mousePress(port, Qt.MouseButton.LeftButton, pos=first)
    QTest.mouseMove(port, (first + last) / 2)
    QTest.mouseMove(port, last)
    QTest.mouseRelease(port, Qt.MouseButton.LeftButton, pos=last)


def chosen(view: ReaderView) -> Selection:
    found = view.selection()
    assert found is not None
    return found
