"""Against a real HTTP server on loopback that keeps to LibreTranslate's documented protocol."""

from __future__ import annotations

import json
import threading
import time
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import pytest

from app.serving import service_of, use_server
from app.settings import Settings
from records.article import Article, Block
from records.errors import SidelightError
from records.sentence import Sentence
from translation import server as module
from translation.memory import DictMemory
from translation.packs import PackStore
from translation.routes import Routes
from translation.served import Service
from translation.server import Server, checked_address
from translation.translator import Translator

Answer = tuple[int, dict[str, str], bytes]
Reply = Callable[[str, dict[str, Any]], Answer]
LANGUAGES = [{"code": "nb", "name": "Norwegian", "targets": ["en", "nb"]}, {"code": "en", "targets": ["nb"]}]


def ok(data: object, status: int = 200, **headers: str) -> Answer:
    return status, headers, json.dumps(data).encode()


def translated(path: str, asked: dict[str, Any]) -> Answer:
    if path == "/languages":
        return ok(LANGUAGES)
    return ok({"translatedText": [f"EN {text}" for text in asked["q"]]})


class Stand:
    """A server that answers as it is told, and remembers what it was asked."""

    def __init__(self) -> None:
        self.reply: Reply = translated
        self.asked: list[tuple[str, dict[str, Any]]] = []
        stand = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                self.do_POST()

            def do_POST(self) -> None:
                body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
                asked = json.loads(body) if body else {}
                stand.asked.append((self.path, asked))
                status, headers, data = stand.reply(self.path, asked)
                self.send_response(status)
                for name, value in headers.items():
                    self.send_header(name.replace("_", "-"), value)
                self.end_headers()
                self.wfile.write(data)

            def log_message(self, *_: object) -> None:
                pass

        self.http = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.address = f"http://127.0.0.1:{self.http.server_port}"
        self.thread = threading.Thread(target=self.http.serve_forever, args=(0.01,))
        self.thread.start()


@pytest.fixture
def stand(monkeypatch: pytest.MonkeyPatch) -> Iterator[Stand]:
    monkeypatch.setattr(module, "_pause", lambda asked, attempt: float(asked or 0) / 100)
    stand = Stand()
    yield stand
    stand.http.shutdown()
    stand.http.server_close()
    stand.thread.join()


def translate(stand: Stand, *texts: str, key: str = "") -> list[str]:
    return Server(stand.address, key).translate(texts, "nb", "en")


def test_a_batch_is_asked_as_the_protocol_has_it(stand: Stand) -> None:
    assert translate(stand, "En.", "To.", key="s3cret") == ["EN En.", "EN To."]
    assert stand.asked == [
        (
            "/translate",
            {"q": ["En.", "To."], "source": "nb", "target": "en", "format": "text", "api_key": "s3cret"},
        )
    ]  # fmt: skip
    assert translate(stand) == []


def test_the_languages_are_asked_for_and_told_in_our_codes(stand: Stand) -> None:
    stand.reply = lambda path, asked: ok(
        [{"code": "zt", "targets": ["en", "zt"]}, {"code": "no", "targets": ["en"]}]
    )
    assert Server(stand.address).pairs() == (("zh-Hant", "en"), ("nb", "en"))


def test_a_busy_server_is_asked_again(stand: Stand) -> None:
    answers = iter([ok({"error": "slow down"}, 429, Retry_After="2"), ok({}, 503)])
    stand.reply = lambda path, asked: next(answers, None) or translated(path, asked)
    assert translate(stand, "En.") == ["EN En."]
    assert len(stand.asked) == 3


def test_a_server_that_stays_busy_is_given_up(stand: Stand) -> None:
    stand.reply = lambda path, asked: ok({"error": "slow down"}, 429)
    with pytest.raises(SidelightError, match=r"refuses \(429: slow down\)"):
        translate(stand, "En.")
    assert len(stand.asked) == 4


def test_a_batch_that_is_too_large_is_halved(stand: Stand) -> None:
    def reply(path: str, asked: dict[str, Any]) -> Answer:
        if len(asked["q"]) > 2:
            return ok({"error": "Batch limit exceeded"}, 400)
        return translated(path, asked)

    stand.reply = reply
    assert translate(stand, *"abcde") == [f"EN {text}" for text in "abcde"]


@pytest.mark.parametrize(
    ("answer", "message"),
    [
        (ok({"error": "Invalid API key"}, 403), r"403: Invalid API key"),
        (ok({}, 500), r"refuses \(500\)"),
        ((200, {}, b"<html>"), "not JSON"),
        ((200, {}, b"[" * 100_000), "not JSON"),
        (ok({"translatedText": ["only one"]}), "answered 2 sentences with 1"),
        (ok({"translatedText": "not a list"}), "holds no translations"),
        (ok({"translatedText": [1, 2]}), "holds no translations"),
        (ok(["x"]), "holds no translations"),
        (ok({"translatedText": ["x" * 30_000, "y"]}), "far too long"),
        (ok({"error": "Text limit exceeded"}, 400), "refuses a sentence"),
    ],
)
def test_what_cannot_be_an_answer_is_told_in_a_line(stand: Stand, answer: Answer, message: str) -> None:
    stand.reply = lambda path, asked: answer
    with pytest.raises(SidelightError, match=message) as told:
        translate(stand, "En.", "To.")
    assert "\n" not in str(told.value)


def test_an_answer_without_end_is_not_read_to_its_end(stand: Stand, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "_LARGEST", 1024 * 1024)
    stand.reply = lambda path, asked: (200, {}, b" " * (1024 * 1024 + 10))
    with pytest.raises(SidelightError, match="larger than 1 MB"):
        translate(stand, "En.")


def test_a_silent_server_is_not_waited_for_forever(stand: Stand, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "_TIMEOUT", 0.1)

    def reply(path: str, asked: dict[str, Any]) -> Answer:
        time.sleep(0.5)
        return translated(path, asked)

    stand.reply = reply
    with pytest.raises(SidelightError, match="said nothing"):
        translate(stand, "En.")


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
def test_no_redirect_is_followed(stand: Stand, status: int) -> None:
    stand.reply = lambda path, asked: (status, {"Location": "http://elsewhere.example/translate"}, b"")
    with pytest.raises(SidelightError, match=r"sends us on to elsewhere\.example, which is refused"):
        translate(stand, "En.")
    assert len(stand.asked) == 1


def test_a_server_that_is_not_there_is_told(stand: Stand) -> None:
    with pytest.raises(SidelightError, match="cannot be reached"):
        Server("http://127.0.0.1:9").translate(["En."], "nb", "en")


@pytest.mark.parametrize("address", ["", "ftp://x.example", "example.org", "http://",
                                     "https://a:b@x.example",
                                     "https://x.example?q=1", "https://x .example",
                                     "http://x:99999"])  # fmt: skip
def test_only_addresses_of_servers_are_taken(address: str) -> None:
    with pytest.raises(SidelightError):
        checked_address(address)
    assert checked_address(" https://x.example/api/ ") == "https://x.example/api"


# As a source of translations

NB = ("Han kjøpte 3 epler i 2014.", "De kom ikke.", "Han kjøpte 3 epler i 2014.")


def article() -> tuple[Article, tuple[Sentence, ...]]:
    text = " ".join(NB)
    sentences, at = [], 0
    for sentence in NB:
        sentences.append(Sentence(at, at + len(sentence), "nb", 1.0, "translate", 0))
        at += len(sentence) + 1
    return Article(text, "", (Block("paragraph", 0, len(text)),)), tuple(sentences)


def translator_by(stand: Stand, store: PackStore, memory: DictMemory, *, refused: bool = False) -> Translator:
    service = Service(Server(stand.address), (("nb", "en"),), refused)
    return Translator(store, memory, routes=Routes(store, service=lambda: service))


def test_its_translations_are_remembered_checked_and_linked(stand: Stand, store: PackStore) -> None:
    made = {NB[0]: "He bought 4 apples in 2014.", NB[1]: "They did not come."}
    stand.reply = lambda path, asked: ok({"translatedText": [made[text] for text in asked["q"]]})
    memory = DictMemory()
    translator = translator_by(stand, store, memory)
    renderings = dict(translator.render(*article(), "en"))
    assert [renderings[i].text for i in range(3)] == [made[text] for text in NB]
    assert renderings[0].pack == f"libretranslate@{Server(stand.address).host}"
    assert renderings[0].score is None
    assert {doubt.kind for doubt in renderings[0].doubts} == {"number"}
    year = NB[0].index("2014"), made[NB[0]].index("2014")
    assert any((link.src_start, link.tgt_start) == year for link in renderings[0].alignment)
    assert sum(len(asked["q"]) for _, asked in stand.asked) == 2
    assert translator.remembered(*article(), "en")[1].text == "They did not come."
    assert len(stand.asked) == 1
    local = Translator(store, memory).remembered(*article(), "en")
    assert all(rendering.state == "none" for rendering in local)  # another source: not its translations
    translator.close()


def test_a_failure_is_raised_and_the_next_try_may_succeed(stand: Stand, store: PackStore) -> None:
    translator = translator_by(stand, store, DictMemory())
    stand.reply = lambda path, asked: ok({}, 500)
    with pytest.raises(SidelightError, match="500"):
        list(translator.render(*article(), "en"))
    stand.reply = translated
    assert len(list(translator.render(*article(), "en"))) == 3
    translator.close()


def test_a_cancel_does_not_wait_for_the_server(stand: Stand, store: PackStore) -> None:
    going = threading.Event()

    def reply(path: str, asked: dict[str, Any]) -> Answer:
        going.wait(5)
        return translated(path, asked)

    stand.reply = reply
    translator = translator_by(stand, store, DictMemory())
    begun = time.monotonic()
    assert list(translator.render(*article(), "en", cancelled=lambda: time.monotonic() - begun > 0.1)) == []
    assert time.monotonic() - begun < 2
    going.set()
    translator.close()


def test_offline_sends_nothing(stand: Stand, store: PackStore) -> None:
    translator = translator_by(stand, store, DictMemory(), refused=True)
    with pytest.raises(SidelightError, match="--offline refuses"):
        list(translator.render(*article(), "en"))
    with pytest.raises(SidelightError, match="--offline"):
        use_server(Settings(), stand.address, "", offline=True)
    assert stand.asked == []
    translator.close()


def test_a_server_is_off_until_it_has_answered(stand: Stand) -> None:
    settings = Settings()
    assert service_of(settings, offline=False) is None
    use_server(settings, stand.address + "/", " key ", offline=False)
    service = service_of(settings, offline=True)
    assert service is not None
    assert (service.server, service.refused) == (Server(stand.address, "key"), True)
    assert service.packs("en").keys() == {"nb"}
    settings.server_on = False
    assert service_of(settings, offline=False) is None
    stand.reply = lambda path, asked: ok({}, 404)
    with pytest.raises(SidelightError, match="404"):
        use_server(settings, stand.address, "", offline=False)
    assert not settings.server_on
