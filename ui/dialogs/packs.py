"""Language packs: what is installed and on offer, downloaded, from a file, removed, verified."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFileDialog,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QLineEdit,
    QProgressBar,
    QPushButton,
    QTreeWidget,
    QTreeWidgetItem,
    QWidget,
)

from records.errors import SidelightError
from translation.catalogue import Offer, choose
from translation.download import Progress
from translation.package import licence_of
from translation.remote import Details
from translation.web import host
from ui.dialogs.frame import Dialog
from ui.dialogs.settings import language_name
from ui.pack_work import PackWork

if TYPE_CHECKING:
    from translation.package import Pack

_ASK_AFTER = 400
"""Milliseconds that a pack is selected until its server is asked for its size."""
_NAME = Qt.ItemDataRole.UserRole
_PAIR, _VERSION, _SIZE, _LICENCE, _STATE = range(5)


class PacksDialog(Dialog):
    """Shows packs. What needs the network goes through ``work``; the rest is asked for by signals."""

    install_requested = Signal(str)
    remove_requested = Signal(str)
    check_requested = Signal()
    index_changed = Signal(str)

    def __init__(
        self, packs: Sequence[Pack], work: PackWork, index: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent, (880, 600))
        self.setWindowTitle(self.tr("Language packs"))
        self._work = work
        self._packs: dict[str, Pack] = {}
        self._offers: dict[str, Offer] = {}
        self._items: dict[str, QTreeWidgetItem] = {}
        self._pair = ("", "")
        self._build(index)
        self._ask = QTimer(self, singleShot=True, interval=_ASK_AFTER)
        self._ask.timeout.connect(self._ask_details)
        self._connect()
        self._offers = {offer.name: offer for offer in work.offers}
        self.show_packs(packs)
        self._show_work()

    def _build(self, index: str) -> None:
        self.filter = QLineEdit(self)
        self.filter.setPlaceholderText(self.tr("Language, as in Norwegian or nb"))
        self.filter.setClearButtonEnabled(True)
        self.filter.setAccessibleName(self.tr("Show only packs with this language"))
        self.look_up = QPushButton(self.tr("Show packs on offer"), self)
        self.list = QTreeWidget(self)
        self.list.setAccessibleName(self.tr("Language packs"))
        self.list.setRootIsDecorated(False)
        self.list.setUniformRowHeights(True)
        self.list.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.list.setHeaderLabels(
            [
                self.tr("From → into"),
                self.tr("Version"),
                self.tr("Size"),
                self.tr("Licence"),
                self.tr("State"),
            ]
        )
        header = self.list.header()
        header.setStretchLastSection(True)
        header.setSectionResizeMode(_PAIR, QHeaderView.ResizeMode.Stretch)
        for column, width in ((_VERSION, 66), (_SIZE, 70), (_LICENCE, 130), (_STATE, 200)):
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.Interactive)
            self.list.setColumnWidth(column, width)
        self.download = QPushButton(self.tr("Download"), self)
        self.remove = QPushButton(self.tr("Remove"), self)
        self.from_file = QPushButton(self.tr("Install from file…"), self)
        self.check = QPushButton(self.tr("Check all"), self)
        self.bar = QProgressBar(self)
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName(self.tr("Progress of the download"))
        self.bar.hide()
        self.cancel = QPushButton(self.tr("Stop"), self)
        self.cancel.hide()
        self._message = QLabel(self)
        self._message.setWordWrap(True)
        self._message.setTextFormat(Qt.TextFormat.PlainText)
        self._message.hide()
        self.index = QLineEdit(index, self)
        self.index.setCursorPosition(0)
        self.index.setAccessibleName(self.tr("Address or file of the catalogue"))
        self._source = QLabel(self)
        self._source.setWordWrap(True)
        self._source.setProperty("role", "muted")
        self.body.addLayout(_row(self.filter, self.look_up, stretch=0))
        self.body.addWidget(self.list, 1)
        self.body.addLayout(_row(self.download, self.remove, self.from_file, self.check, stretch=None))
        self.body.addLayout(_row(self.bar, self.cancel, stretch=0))
        self.body.addWidget(self._message)
        self.body.addLayout(_row(QLabel(self.tr("Catalogue"), self), self.index, stretch=1))
        self.body.addWidget(self._source)

    def _connect(self) -> None:
        work = self._work
        work.offers_came.connect(self._on_offers)
        work.details_came.connect(self._on_details)
        work.progressed.connect(self._show_progress)
        work.changed.connect(self._show_work)
        work.failed.connect(self._on_failed)
        self.filter.textChanged.connect(self._filter)
        self.look_up.clicked.connect(self._look_up)
        self.list.currentItemChanged.connect(self._on_current)
        self.list.itemActivated.connect(self._download)
        self.download.clicked.connect(self._download)
        self.remove.clicked.connect(lambda: self.remove_requested.emit(self._current()))
        self.from_file.clicked.connect(self._choose_file)
        self.check.clicked.connect(self.check_requested)
        self.cancel.clicked.connect(self._stop)
        self.index.editingFinished.connect(self._set_index)

    # What is shown

    def show_packs(self, packs: Sequence[Pack], message: str = "") -> None:
        """List ``packs`` as installed, and say ``message`` when there is one."""
        self._packs = {pack.name: pack for pack in packs}
        self._fill()
        self.say(message)

    def show_pair(self, source: str, target: str) -> None:
        """Go to the full pack for a pair of languages (BCP-47), or say how to find it."""
        self._pair = (source, target)
        if self._offers:
            self._select_pair()
        elif not self._work.offline:
            pair = f"{language_name(source)} → {language_name(target)}"
            button = self.look_up.text()
            self.say(
                self.tr("For {pair}: choose “{button}”, then download.").format(pair=pair, button=button)
            )
            self.look_up.setFocus()

    def say(self, message: str) -> None:
        """Show a line below the list; "" takes it away."""
        self._message.setText(message)
        self._message.setVisible(bool(message))

    def _fill(self) -> None:
        current = self._current()
        self.list.clear()
        self._items = {}
        rows = [(pack.source, pack.target, name) for name, pack in self._packs.items()]
        rows += [(o.source, o.target, name) for name, o in self._offers.items() if name not in self._packs]
        rows.sort(key=lambda row: (row[2] not in self._packs, *row))
        for source, target, name in rows:
            item = QTreeWidgetItem([self._languages(source, target, name), "", "", "", ""])
            item.setData(_PAIR, _NAME, name)
            item.setTextAlignment(_SIZE, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            self.list.addTopLevelItem(item)
            self._items[name] = item
            self._describe(name, item)
            if name == current:
                self.list.setCurrentItem(item)
        if not rows:
            item = QTreeWidgetItem([self.tr("No pack is installed: articles are shown, but not translated.")])
            item.setFlags(Qt.ItemFlag.NoItemFlags)
            self.list.addTopLevelItem(item)
        self._filter(self.filter.text())
        self._show_work()

    def _languages(self, source: str, target: str, name: str) -> str:
        offer = self._offers.get(name)
        names = [language_name(source), language_name(target)]
        if offer:  # the catalogue may know a language that Qt does not
            told = (offer.source_name, offer.target_name)
            names = [
                other if name == code else name
                for name, code, other in zip(names, (source, target), told, strict=True)
            ]
        return " → ".join(names)

    def _describe(self, name: str, item: QTreeWidgetItem) -> None:
        pack, offer = self._packs.get(name), self._offers.get(name)
        size = pack.size if pack else offer.size if offer else 0
        licence = licence_of(pack.about) if pack else offer.licence if offer else ""
        item.setText(_VERSION, pack.version if pack else offer.version if offer else "")
        item.setText(_SIZE, self.tr("{size} MB").format(size=max(1, round(size / 1e6))) if size else "–")
        item.setText(_LICENCE, licence or "–")
        item.setText(_STATE, self._state(pack, offer))
        if pack:
            item.setToolTip(_LICENCE, pack.about[:1500])
        elif offer:
            item.setToolTip(_PAIR, "\n".join(offer.links))

    def _state(self, pack: Pack | None, offer: Offer | None) -> str:
        if pack:
            return self.tr("starter pack, draft quality") if pack.starter else self.tr("installed")
        if offer is None:
            return ""
        if self._work.downloading and self._work.fetching == offer:
            return self.tr("on its way")
        paused = self._work.paused(offer)
        if paused and paused.total:
            return self.tr("stopped at {share} %").format(share=100 * paused.done // paused.total)
        newer = any(
            (other.source, other.target) == (offer.source, offer.target) and not other.starter
            for other in self._packs.values()
        )
        return self.tr("another version is installed") if newer else self.tr("on offer")

    def _filter(self, text: str) -> None:
        words = text.casefold().split()
        for item in self._items.values():
            shown = item.text(_PAIR).casefold()
            item.setHidden(not all(word in shown for word in words))

    def _current(self) -> str:
        item = self.list.currentItem()
        return str(item.data(_PAIR, _NAME) or "") if item else ""

    def _select_pair(self) -> None:
        try:
            wanted = choose(tuple(self._offers.values()), *self._pair)
        except SidelightError as problem:
            self.say(str(problem))
            return
        if len(wanted) > 1:
            names = self.tr(" and ").join(self._languages(o.source, o.target, o.name) for o in wanted)
            self.say(self.tr("There is no direct pack. Together these do it: {names}.").format(names=names))
        self.filter.clear()
        missing = next((offer for offer in wanted if offer.name not in self._packs), wanted[0])
        item = self._items[missing.name]
        self.list.setCurrentItem(item)
        self.list.scrollToItem(item)
        self.download.setFocus()

    # What goes on

    def _show_work(self) -> None:
        work = self._work
        name = self._current()
        pack, offer = self._packs.get(name), self._offers.get(name)
        self.remove.setEnabled(bool(pack and not pack.starter))
        self.download.setEnabled(bool(offer and not pack and not work.downloading and not work.offline))
        resumed = bool(offer and not pack and work.paused(offer))
        self.download.setText(self.tr("Go on with download") if resumed else self.tr("Download"))
        self.look_up.setEnabled(not work.listing and not work.offline)
        self.bar.setVisible(work.downloading or work.listing)
        self.cancel.setVisible(work.downloading)
        if work.downloading:
            self._show_progress(work.progress)
        else:
            self.bar.setRange(0, 0)
        for shown, item in self._items.items():
            self._describe(shown, item)
        self._source.setText(self._about_source())

    def _about_source(self) -> str:
        if self._work.offline:
            return self.tr("The program was started with --offline: packs come from files only.")
        where = self.index.text()
        if "://" not in where:
            return self.tr("The catalogue is a file. Nothing connects until you download a pack.")
        return self.tr(
            "Nothing connects by itself. “Show packs on offer” connects to {server}; selecting a pack there, "
            "to the server of that pack, for its size and licence."
        ).format(server=host(where))

    def _show_progress(self, progress: Progress | None) -> None:
        if not self._work.downloading or self._work.fetching is None:
            return
        offer = self._work.fetching
        pair = self._languages(offer.source, offer.target, offer.name)
        if progress is None:
            self.bar.setRange(0, 0)
            self.say(self.tr("{pair}: connecting …").format(pair=pair))
        elif progress.step == "check":
            self.bar.setRange(0, 0)
            self.say(self.tr("{pair}: checking and installing …").format(pair=pair))
        else:
            self.bar.setRange(0, 1000 if progress.total else 0)
            if progress.total:
                self.bar.setValue(1000 * progress.done // progress.total)
            done, total = f"{progress.done / 1e6:.1f}", f"{progress.total / 1e6:.1f}"
            text = self.tr("{pair}: {done} of {total} MB") if progress.total else self.tr("{pair}: {done} MB")
            self.say(text.format(pair=pair, done=done, total=total))

    def _on_offers(self, offers: tuple[Offer, ...]) -> None:
        self._offers = {offer.name: offer for offer in offers}
        self.say(self.tr("{count} packs are on offer.").format(count=len(offers)))
        self._fill()
        if all(self._pair):
            self._select_pair()

    def _on_details(self, offer: Offer, details: Details) -> None:
        self._offers[offer.name] = offer
        if item := self._items.get(offer.name):
            self._describe(offer.name, item)
            item.setToolTip(_LICENCE, details.about[:1500])

    def _on_failed(self, problem: object) -> None:
        self._fill()
        if isinstance(problem, SidelightError):
            self.say(str(problem))

    def _on_current(self) -> None:
        self._show_work()
        self._ask.start()

    def _ask_details(self) -> None:
        offer = self._offers.get(self._current())
        asked_online = "://" in self.index.text() and not self._work.offline
        if offer and asked_online and offer.name not in self._packs and not offer.size:
            self._work.ask(offer)

    # What is asked for

    def _look_up(self) -> None:
        self._set_index()
        self.say(self.tr("Looking for packs …"))
        self._work.look_up()
        self.list.setFocus()

    def _download(self) -> None:
        offer = self._offers.get(self._current())
        if offer and self.download.isEnabled():
            self._work.fetch(offer)
            self._fill()
            self.cancel.setFocus()

    def _stop(self) -> None:
        self._work.cancel()
        self.download.setFocus()
        self.say(self.tr("Stopped. What has come is kept; the download can go on from there."))

    def _set_index(self) -> None:
        self.index_changed.emit(self.index.text().strip())
        self._source.setText(self._about_source())

    def _choose_file(self) -> None:
        dialog = QFileDialog(self, self.tr("Install a language pack"), str(Path.home()))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setNameFilter(self.tr("Language packs (*.argosmodel)"))
        dialog.fileSelected.connect(self.install_requested)
        dialog.open()


def _row(*widgets: QWidget, stretch: int | None) -> QHBoxLayout:
    """Return widgets side by side; number ``stretch`` takes what room is left, or nobody does."""
    row = QHBoxLayout()
    for number, widget in enumerate(widgets):
        row.addWidget(widget, int(number == stretch))
    if stretch is None:
        row.addStretch(1)
    return row
