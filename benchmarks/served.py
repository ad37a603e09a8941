"""Translate the sample with a real LibreTranslate server on this machine, and say what came of it.

    python -m venv build/libretranslate
    build/libretranslate/bin/pip install libretranslate==1.9.6
    python benchmarks/served.py --server-python build/libretranslate/bin/python [--pack FILE.argosmodel]

The server gets the pack and an environment of its own; Sidelight parts, remembers, links and checks the
sentences as in the window. Fails when a sentence stays untranslated, when another run asks the server
again, or when a server that has ended is not told in a line.
"""

from __future__ import annotations

import argparse
import socket
import subprocess
import sys
import tempfile
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

import resources
from formats import read
from records.errors import SidelightError
from translation.memory import DictMemory
from translation.packs import PackStore
from translation.routes import Routes
from translation.segment import segment
from translation.served import Service
from translation.server import Server
from translation.translator import Translator

HERE = Path(__file__).resolve().parent
START = 120.0
"""Seconds that the server may take to start."""
TARGET = "en"


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def started(server: Server, process: subprocess.Popen[bytes]) -> tuple[tuple[str, str], ...]:
    """Wait for the server; return the pairs of languages that it offers."""
    deadline = time.monotonic() + START
    while process.poll() is None and time.monotonic() < deadline:
        try:
            return server.pairs()
        except SidelightError:
            time.sleep(1.0)
    raise SystemExit("the server did not start")


def check(server: Server, process: subprocess.Popen[bytes], store: PackStore, sample: Path) -> None:
    pairs = started(server, process)
    print(f"the server offers {', '.join(f'{source} to {target}' for source, target in pairs)}")
    routes = Routes(store, service=lambda: Service(server, pairs))
    memory = DictMemory()
    article = read(str(sample))
    sentences = segment(article, TARGET, routes.sources(TARGET))
    wanted = [index for index, sentence in enumerate(sentences) if sentence.route == "translate"]
    translator = Translator(store, memory, routes=routes)
    start = time.perf_counter()
    made = dict(translator.render(article, sentences, TARGET))
    took = time.perf_counter() - start
    assert sorted(made) == wanted, "a sentence stayed untranslated"
    assert all(made[index].pack == f"libretranslate@{server.host}" for index in wanted), "by another way"
    links = sum(len(made[index].alignment) for index in wanted)
    doubted = sum(bool(made[index].doubts) for index in wanted)
    print(f"{len(wanted)} sentences in {took:.1f} s, {links} word links, {doubted} with doubts; the first:")
    print(f"    {article.text[sentences[wanted[0]].start : sentences[wanted[0]].end]}")
    print(f"    {made[wanted[0]].text}")
    process.terminate()
    process.wait()
    again = dict(Translator(store, memory, routes=routes).render(article, sentences, TARGET))
    assert again == made, "what was translated once was asked for again"
    print("once it has ended: all of it comes from the memory")
    try:
        dict(Translator(store, DictMemory(), routes=routes).render(article, sentences, TARGET))
    except SidelightError as error:
        print(f"a new sentence: {error}")
    else:
        raise SystemExit("a server that has ended was not told")


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--server-python", required=True, help="a Python with libretranslate")
    parser.add_argument("--pack", type=Path, help="an .argosmodel (default: the starter pack)")
    options = parser.parse_args()
    packs = [options.pack] if options.pack else sorted(resources.path("packs").glob("*.argosmodel"))
    sample = next(HERE.parent.joinpath("seeds").glob("*.txt"))
    port = free_port()
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / "server").mkdir()
        process = subprocess.Popen(
            [options.server_python, str(HERE / "real_server.py"), f"{folder}/server",
             str(packs[0].resolve()), str(port)],
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        )  # fmt: skip
        try:
            store = PackStore(Path(folder) / "packs", packs)
            check(Server(f"http://127.0.0.1:{port}"), process, store, sample)
        finally:
            process.kill()
            process.wait()


if __name__ == "__main__":
    main()
