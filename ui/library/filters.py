"""The controls of the library page: views, filters, sorting. Filters are written into the search field."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QSizePolicy, QWidget

from records.library import Entry
from records.shelf import Collection
from storage.query import Filter, parse, with_filter

View = Literal["articles", "trash", "speakers", "claims", "detached", "kept"]


def tr(text: str) -> str:
    """Translate ``text`` into the language of the window."""
    return QCoreApplication.translate("library", text)


def mark(text: str) -> str:
    """Mark a text for translation where it stands in a table."""
    return text


VIEWS: dict[View, str] = {
    "articles": mark("Articles"),
    "trash": mark("Trash"),
    "speakers": mark("People quoted"),
    "claims": mark("Claims that recur"),
    "detached": mark("Notes without a place"),
    "kept": mark("Notes kept from deleted articles"),
}
STATES = {
    "unread": mark("Unread"),
    "reading": mark("Being read"),
    "read": mark("Read"),
    "archived": mark("Archived"),
}
_HAS = {
    "note": mark("With notes"),
    "mark": mark("With marks"),
    "tag": mark("With tags"),
    "detached": mark("With lost marks"),
}
_STATUSES = {
    "asserted": mark("Asserted"),
    "reported": mark("Reported"),
    "hedged": mark("Hedged"),
    "denied": mark("Denied"),
    "prediction": mark("Predicted"),
    "opinion": mark("Opinion"),
}
SORTS: dict[str, tuple[str, Callable[[Entry], tuple[object, ...]], bool]] = {
    "opened": (mark("Last opened"), lambda e: (e.opened,), True),
    "added": (mark("Last added"), lambda e: (e.added,), True),
    "published": (mark("Newest"), lambda e: (e.published,), True),
    "title": (mark("Title"), lambda e: (e.title.casefold(),), False),
    "words": (mark("Longest"), lambda e: (e.words,), True),
    "notes": (mark("Most notes"), lambda e: (e.annotations,), True),
}


@dataclass(frozen=True, slots=True)
class Known:
    """What there is to filter by: tags with their numbers of articles, collections, languages."""

    tags: tuple[tuple[str, int], ...] = ()
    collections: tuple[Collection, ...] = ()
    languages: tuple[str, ...] = ()


class FilterBar(QWidget):
    """The row of controls under the search field.

    ``changed`` gives the text of the search field with another filter in it.
    """

    changed = Signal(str)
    sorted_anew = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._text = ""
        self._boxes: dict[str, QComboBox] = {}
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        for key, name in (
            ("tag", tr("Tag")),
            ("in", tr("Collection")),
            ("is", tr("Read state")),
            ("lang", tr("Language")),
            ("has", tr("Marks")),
            ("status", tr("Claims")),
        ):
            box = self._box(name)
            box.activated.connect(lambda _, key=key: self._choose(key))
            self._boxes[key] = box
            layout.addWidget(box)
        self.sort = self._box(tr("Sort by"))
        for value, (label, _, _) in SORTS.items():
            self.sort.addItem(tr(label), value)
        self.sort.activated.connect(lambda _: self.sorted_anew.emit())
        layout.addWidget(self.sort)
        self.set_known(Known())

    def _box(self, name: str) -> QComboBox:
        box = QComboBox(self)
        box.setAccessibleName(name)
        box.setToolTip(name)
        box.setMinimumContentsLength(7)
        box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        box.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        return box

    def set_known(self, known: Known) -> None:
        """Offer what there is to filter by."""
        self._fill("tag", tr("Tag"), ((tag, f"{tag} ({n})") for tag, n in known.tags))
        collections = ((c.name, f"{c.name} ({c.articles})") for c in known.collections)
        self._fill("in", tr("Collection"), collections)
        self._fill("is", tr("Read state"), ((value, tr(label)) for value, label in STATES.items()))
        self._fill("lang", tr("Language"), ((code, code) for code in known.languages))
        self._fill("has", tr("Marks"), ((value, tr(label)) for value, label in _HAS.items()))
        self._fill("status", tr("Claims"), ((value, tr(label)) for value, label in _STATUSES.items()))
        self.show_text(self._text)

    def show_text(self, text: str) -> None:
        """Show the filters that are in the search field."""
        self._text = text
        chosen = {f.key: f.value for f in parse(text).filters if f.wanted}
        for key, box in self._boxes.items():
            wanted = chosen.get(key, "").casefold()
            found = (n for n in range(box.count()) if str(box.itemData(n)).casefold() == wanted)
            box.setCurrentIndex(next(found, 0))

    def arrange(self, entries: Sequence[Entry]) -> list[Entry]:
        """Return ``entries`` in the order chosen."""
        _, order, backwards = SORTS[self.sort.currentData()]
        return sorted(entries, key=order, reverse=backwards)

    def _fill(self, key: str, nothing: str, values: Iterable[tuple[str, str]]) -> None:
        box = self._boxes[key]
        box.clear()
        box.addItem(nothing, "")
        for value, label in values:
            box.addItem(label, value)

    def _choose(self, key: str) -> None:
        value = self._boxes[key].currentData()
        self._text = with_filter(self._text, Filter(key, value) if value else None, key)
        self.changed.emit(self._text)
