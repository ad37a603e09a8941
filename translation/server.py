"""A LibreTranslate server as another source of translations: batches over HTTP, and all that can go wrong.

Protocol: https://docs.libretranslate.com (``/languages`` and ``/translate`` with a list as ``q``). The
text leaves this machine, so nothing here runs unless the person has named the server and turned it on.
"""

from __future__ import annotations

import http.client
import json
import socket
import threading
import time
import urllib.error
import urllib.parse
import urllib.request
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from records.errors import SidelightError

_TIMEOUT = 60.0
"""Seconds that a server may say nothing; it translates a whole batch before it answers."""
_TIMEOUT_LANGUAGES = 10.0
_TRIES = 4
_LONGEST_WAIT = 30.0
"""Seconds that we wait at most when a server asks us to come again later."""
_LARGEST = 8 * 1024 * 1024
"""Bytes of an answer that are read at most."""
_LONGEST = 20_000
"""Characters of one translation that are believed."""
_BUSY = (429, 502, 503, 504)
_OWN_CODES = {"nb": ("nb", "no"), "nn": ("nn",), "zh-Hant": ("zt", "zh-Hant"), "pt-BR": ("pb", "pt-BR")}
_BCP47 = {"no": "nb", "zt": "zh-Hant", "pb": "pt-BR", "zh-Hans": "zh"}


@dataclass(frozen=True, slots=True)
class Server:
    """A server by its address, as in ``https://translate.example.org``; ``key`` is its API key, if any."""

    address: str
    key: str = ""

    @property
    def host(self) -> str:
        """Return the server's name, for people."""
        return urllib.parse.urlsplit(self.address).netloc

    def pairs(self) -> tuple[tuple[str, str], ...]:
        """Ask which pairs of languages (BCP-47) it translates. Raises SidelightError."""
        answer = self._ask("languages", None, _TIMEOUT_LANGUAGES)
        pairs = []
        try:
            for language in answer:
                source = _bcp47(language["code"])
                pairs += [(source, _bcp47(code)) for code in language["targets"] if code != language["code"]]
        except (TypeError, KeyError, AttributeError) as error:
            raise self._odd("its list of languages cannot be read") from error
        return tuple(pairs)

    def translate(self, texts: Sequence[str], source: str, target: str) -> list[str]:
        """Return the translations of ``texts`` from ``source`` to ``target`` (BCP-47), in their order.

        A batch that the server finds too large is halved. Returns at once with SidelightError where
        the server refuses, is not reached or gives what cannot be an answer.
        """
        if not texts:
            return []
        asked = {"q": list(texts), "source": _own(source), "target": _own(target), "format": "text"}
        if self.key:
            asked["api_key"] = self.key
        try:
            answer = self._ask("translate", asked, _TIMEOUT)
        except _TooLargeError as error:
            if len(texts) == 1:
                raise self._odd(f"it refuses a sentence ({error})") from error
            half = len(texts) // 2
            return [
                *self.translate(texts[:half], source, target),
                *self.translate(texts[half:], source, target),
            ]
        made = answer.get("translatedText") if isinstance(answer, dict) else None
        if not isinstance(made, list) or not all(isinstance(text, str) for text in made):
            raise self._odd("its answer holds no translations")
        if len(made) != len(texts):
            raise self._odd(f"it answered {len(texts)} sentences with {len(made)}")
        if any(len(text) > _LONGEST for text in made):
            raise self._odd("a translation is far too long")
        return [" ".join(text.split()) for text in made]

    def _ask(self, path: str, data: Mapping[str, Any] | None, timeout: float) -> Any:
        """Return the server's answer to one question, asked again while it is busy."""
        for attempt in range(1, _TRIES + 1):
            try:
                return self._once(path, data, timeout)
            except urllib.error.HTTPError as error:
                if error.code not in _BUSY:
                    raise self._refused(error) from error
                problem: SidelightError = self._refused(error)
                pause = _pause(error.headers.get("Retry-After"), attempt)
            if attempt == _TRIES or pause > _LONGEST_WAIT:
                raise problem
            time.sleep(pause)
        raise AssertionError("unreachable")

    def _once(self, path: str, data: Mapping[str, Any] | None, timeout: float) -> Any:
        request = urllib.request.Request(
            f"{self.address.rstrip('/')}/{path}",
            data=None if data is None else json.dumps(data).encode(),
            headers={"Content-Type": "application/json", "User-Agent": "Sidelight"},
        )
        opener = urllib.request.build_opener(urllib.request.ProxyHandler({}), _NoRedirects())
        try:
            with opener.open(request, timeout=timeout) as answer:
                body = answer.read(_LARGEST + 1)
        except urllib.error.HTTPError:
            raise
        except (urllib.error.URLError, OSError, http.client.HTTPException) as error:
            raise self._unreached(error) from error
        if len(body) > _LARGEST:
            raise self._odd(f"its answer is larger than {_LARGEST // 1024 // 1024} MB")
        try:
            return json.loads(body)
        except (ValueError, RecursionError) as error:
            raise self._odd("its answer is not JSON") from error

    def _refused(self, error: urllib.error.HTTPError) -> SidelightError:
        said = _said(error)
        if error.code in (400, 413) and any(word in said.lower() for word in ("limit", "large", "exceed")):
            return _TooLargeError(said or "too large")
        if 300 <= error.code < 400:
            where = urllib.parse.urlsplit(error.headers.get("Location", "")).netloc or "another address"
            return SidelightError(
                f"The translation server {self.host} sends us on to {where}, which is refused.",
                "Name the right address in the settings.",
            )
        hint = "Check the API key in the settings." if error.code in (401, 403) else "Try again later."
        return SidelightError(
            f"The translation server {self.host} refuses ({error.code}{': ' + said if said else ''}).", hint
        )

    def _unreached(self, error: Exception) -> SidelightError:
        reason = getattr(error, "reason", error)
        late = isinstance(reason, socket.timeout | TimeoutError)
        what = "said nothing for too long" if late else f"cannot be reached ({reason})"
        return SidelightError(
            f"The translation server {self.host} {what}.",
            "Check its address, or turn it off in the settings to translate on this machine.",
        )

    def _odd(self, what: str) -> SidelightError:
        return SidelightError(
            f"The translation server {self.host} cannot be used: {what}.",
            "Turn it off in the settings to translate on this machine.",
        )


class Asked:
    """Sentences that a server is translating, in a thread of their own."""

    def __init__(self, server: Server, texts: Sequence[str], source: str, target: str) -> None:
        self._made: list[str] = []
        self._problem: Exception | None = None
        self._done = threading.Event()
        self._work = (server, texts, source, target)
        # A daemon: a server that says nothing must keep neither a cancel nor the program's end waiting.
        threading.Thread(target=self._run, name="translation server", daemon=True).start()

    def done(self) -> bool:
        """Return whether the answer is there."""
        return self._done.is_set()

    def finish(self) -> list[str]:
        """Return the translations; SidelightError where there are none."""
        self._done.wait()
        if self._problem:
            raise self._problem
        return self._made

    def _run(self) -> None:
        server, texts, source, target = self._work
        try:
            self._made = server.translate(texts, source, target)
        except Exception as problem:  # raised by finish, in the thread that can handle it
            self._problem = problem
        finally:
            self._done.set()


class _TooLargeError(SidelightError):
    """The server takes fewer sentences at a time."""


class _NoRedirects(urllib.request.HTTPRedirectHandler):
    """Follows none: what a person lets go to one server goes to no other."""

    def redirect_request(self, *_: Any) -> None:
        """Return None: the redirect becomes an error."""


def checked_address(text: str) -> str:
    """Return a server's address as it is kept: http or https, no user name. Raises SidelightError."""
    address = text.strip().rstrip("/")
    try:
        parts = urllib.parse.urlsplit(address)
        valid = parts.scheme in ("http", "https") and bool(parts.hostname) and not parts.username
        valid = valid and not parts.query and not parts.fragment and (parts.port or 1) > 0
    except ValueError:
        valid = False
    if not valid or any(character.isspace() for character in address):
        raise SidelightError(
            f"{address or 'Nothing'} is not the address of a server.",
            "Write it like https://translate.example.org.",
        )
    return address


def _pause(asked: str | None, attempt: int) -> float:
    """Return the seconds to wait: what Retry-After asks for (RFC 9110, 10.2.3), else longer each time."""
    if asked and asked.strip().isascii() and asked.strip().isdigit():
        return float(asked)
    if asked:
        from email.utils import parsedate_to_datetime

        try:
            return float(max(parsedate_to_datetime(asked).timestamp() - time.time(), 0.0))
        except (ValueError, TypeError):
            pass
    return 0.5 * float(2**attempt)


def _said(error: urllib.error.HTTPError) -> str:
    """Return what the server gives as its reason, one short line."""
    try:
        said = json.loads(error.read(4096)).get("error", "")
    except (ValueError, OSError, AttributeError, RecursionError, http.client.HTTPException):
        return ""
    return " ".join(str(said).split())[:120]


def _own(code: str) -> str:
    return _OWN_CODES.get(code, (code,))[0]


def _bcp47(code: str) -> str:
    return _BCP47.get(code, code)
