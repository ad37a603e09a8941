from __future__ import annotations

import sqlite3
import threading
from pathlib import Path

from records.rendering import NOT_TRANSLATED, Doubt, Rendering, WordLink
from storage.cache import RenderingCache

FULL = Rendering(
    "Iran has already sent 😀",
    "machine",
    -0.25,
    "translate-nb_en-1_9",
    (WordLink(0, 4, 0, 4, 0.9), WordLink(5, 8, 5, 8, 0.5)),
    (Doubt("number", "“to” is missing", 3, 9),),
)


def test_renderings_come_back_as_they_were_put(tmp_path: Path) -> None:
    with RenderingCache(tmp_path / "cache.db") as cache:
        cache.put({"a": FULL, "b": NOT_TRANSLATED})
    with RenderingCache(tmp_path / "cache.db") as cache:
        assert cache.get(["a", "b", "unknown"]) == {"a": FULL, "b": NOT_TRANSLATED}


def test_putting_again_replaces(tmp_path: Path) -> None:
    with RenderingCache(tmp_path / "cache.db") as cache:
        cache.put({"a": NOT_TRANSLATED})
        cache.put({"a": FULL})
        assert cache.get(["a"]) == {"a": FULL}


def test_many_keys_are_one_question(tmp_path: Path) -> None:
    items = {f"key {n}": FULL for n in range(3000)}
    with RenderingCache(tmp_path / "cache.db") as cache:
        cache.put(items)
        assert cache.get(list(items)) == items


def test_a_file_that_is_no_database_is_set_aside(tmp_path: Path) -> None:
    path = tmp_path / "cache.db"
    path.write_bytes(b"not a database at all" * 1000)
    with RenderingCache(path) as cache:
        assert cache.get(["a"]) == {}
        cache.put({"a": FULL})
    with RenderingCache(path) as cache:
        assert cache.get(["a"]) == {"a": FULL}
    assert (tmp_path / "cache.db.damaged").read_bytes().startswith(b"not a database")


def test_damage_that_shows_later_is_set_aside_too(tmp_path: Path) -> None:
    path = tmp_path / "cache.db"
    with RenderingCache(path) as cache:
        cache.put({f"{n}": FULL for n in range(2000)})
    whole = path.read_bytes()
    path.write_bytes(whole[:8192] + b"\xff" * (len(whole) - 8192))
    with RenderingCache(path) as cache:
        cache.get([f"{n}" for n in range(2000)])
        cache.put({f"{n}": FULL for n in range(2000)})
        assert len(cache.get([f"{n}" for n in range(2000)])) == 2000


def test_a_cache_of_another_version_is_begun_anew(tmp_path: Path) -> None:
    path = tmp_path / "cache.db"
    with sqlite3.connect(path) as other:
        other.execute("CREATE TABLE renderings (something TEXT)")
        other.execute("PRAGMA user_version = 99")
    other.close()
    with RenderingCache(path) as cache:
        cache.put({"a": FULL})
        assert cache.get(["a"]) == {"a": FULL}


def test_a_cache_that_cannot_be_a_file_lives_in_memory(tmp_path: Path) -> None:
    (tmp_path / "cache.db").mkdir()
    with RenderingCache(tmp_path / "cache.db") as cache:
        cache.put({"a": FULL})
        assert cache.get(["a"]) == {"a": FULL}


def test_a_locked_cache_harms_nobody(tmp_path: Path) -> None:
    path = tmp_path / "cache.db"
    with RenderingCache(path) as cache:
        cache.put({"a": FULL})
        other = sqlite3.connect(path)
        other.execute("BEGIN EXCLUSIVE")
        cache.put({"b": FULL})
        assert cache.get(["a", "b"]) == {"a": FULL, "b": FULL}
        other.rollback()
        other.close()
        cache.put({"b": FULL})
    with RenderingCache(path) as cache:
        assert cache.get(["b"]) == {"b": FULL}


def test_what_is_not_a_rendering_counts_as_missing(tmp_path: Path) -> None:
    path = tmp_path / "cache.db"
    with RenderingCache(path) as cache:
        cache.put({"a": FULL, "b": FULL, "c": FULL})
        with sqlite3.connect(path) as other:
            other.execute("UPDATE renderings SET alignment = 'no json' WHERE key = 'a'")
            other.execute("UPDATE renderings SET state = 'invented' WHERE key = 'b'")
        other.close()
        assert cache.get(["a", "b", "c"]) == {"c": FULL}


def test_several_threads_may_share_a_cache(tmp_path: Path) -> None:
    with RenderingCache(tmp_path / "cache.db") as cache:

        def work(name: str) -> None:
            for n in range(20):
                cache.put({f"{name}{n}": FULL})
                assert cache.get([f"{name}{n}"]) == {f"{name}{n}": FULL}

        threads = [threading.Thread(target=work, args=(name,)) for name in "abc"]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert len(cache.get([f"{name}{n}" for name in "abc" for n in range(20)])) == 60
