"""How fast articles are translated, against argostranslate's own ``translate()`` and the bare engine.

    python -m venv build/argos
    build/argos/bin/pip install argos-translate-lt==1.12.1 sacrebleu
    python benchmarks/translate.py --argos-python build/argos/bin/python
        [--pack FILE.argosmodel] [--lines FILE [--references FILE]] [--sentences N] [--rounds N] [--beam N]

Each runs in a process of its own, with the same pack, beam and sentences. Argos' library needs an
environment of its own, for it imports what ours keeps out; without ``--argos-python`` it is left
out. It is so slow that it gets ``--argos-sentences`` of the sentences, and its rate is compared.
The bare engine gets the very batches that ours gave it (second tries for sentences that went wrong
among them), encoded beforehand and all at once, and is not asked for scores or attention: the ratio
is what ours spends on plans, word links, checks, memory and waiting. Beside it, the bare engine on the
same sentences in one call of its own, where no sentence comes first and none is tried again. Rounds
alternate, and the median of their ratios counts, since a busy machine slows all; the ratio of
processor time is the steadier one there. With references, chrF of Argos' translations and of ours on
the same sentences.
"""

from __future__ import annotations

import argparse
import itertools
import json
import statistics
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

import resources
from translation.archive import open_archive
from translation.memory import Settings

HERE = Path(__file__).resolve().parent
PARAGRAPH = 5
NAMES = {"argos": "argostranslate", "same": "bare, same batches", "bare": "bare, one call", "ours": "ours"}
CLAUSES = (
    "Iran har allerede sendt to bataljoner fra Revolusjonsgarden til Irak",
    "det er et nærmest umulig valg mellom Iran og ISIS",
    "de fleste vil velge Iran",
    "prisen kan bli en iransk atombombe",
    "de ser en sjanse og griper den, selv om utgangspunktet er krise",
    "det gikk ikke lenge før en iransk kilde tilbød USA samarbeid",
    "regjeringen vil øke støtten til kommunene neste år",
)


def sample_lines(count: int) -> list[str]:
    """Return ``count`` different Norwegian sentences of 5 to 30 words."""
    made = (
        f"{', og '.join(parts)}." for size in (2, 1, 3) for parts in itertools.permutations(CLAUSES, size)
    )
    return [line[0].upper() + line[1:] for line in itertools.islice(made, count)]


def read(path: Path) -> list[str]:
    return [line.strip() for line in path.read_text("utf-8").splitlines() if line.strip()]


def paragraphs(lines: list[str]) -> list[list[str]]:
    return [lines[start : start + PARAGRAPH] for start in range(0, len(lines), PARAGRAPH)]


def ask(python: str, script: str, task: dict[str, Any]) -> dict[str, Any]:
    """Run a contender and return what it found."""
    done = subprocess.run([python, str(HERE / script)], input=json.dumps(task).encode(), capture_output=True)
    if done.returncode:
        raise SystemExit(f"{script} failed:\n{done.stderr.decode(errors='replace')[-2000:]}")
    found: dict[str, Any] = json.loads(done.stdout.decode().splitlines()[-1])
    return found


def middle(rounds: Sequence[dict[str, Any]], key: str) -> float:
    return statistics.median(found[key] for found in rounds)


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--argos-python", help="a Python with argos-translate-lt, complete, and sacrebleu")
    parser.add_argument("--argos-sentences", type=int, default=50)
    parser.add_argument("--pack", type=Path, help="an .argosmodel (default: the starter pack)")
    parser.add_argument("--lines", type=Path, help="sentences, one a line (default: made from the sample)")
    parser.add_argument("--references", type=Path, help="their translations, one a line")
    parser.add_argument("--sentences", type=int, default=150)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--beam", type=int, default=Settings().beam)
    options = parser.parse_args()
    packs = [options.pack] if options.pack else sorted(resources.path("packs").glob("*.argosmodel"))
    if not packs:
        parser.error("no starter pack lies in resources/packs: name one with --pack")
    lines = (read(options.lines) if options.lines else sample_lines(options.sentences))[: options.sentences]
    pack = open_archive(packs[0]).pack(HERE)
    task = {
        "pack": str(packs[0].resolve()),
        "source": pack.source,
        "target": pack.target,
        "paragraphs": paragraphs(lines),
        "beam": options.beam,
    }
    fewer = {**task, "paragraphs": paragraphs(lines[: options.argos_sentences])}
    rounds: dict[str, list[dict[str, Any]]] = {who: [] for who in NAMES}
    for _ in range(options.rounds):
        if options.argos_python:
            rounds["argos"].append(ask(options.argos_python, "argos.py", fewer))
        mine = ask(sys.executable, "contenders.py", {**task, "who": "ours"})
        rounds["ours"].append(mine)
        batches = mine.pop("batches")
        for who in ("same", "bare"):
            rounds[who].append(ask(sys.executable, "contenders.py", {**task, "who": who, "batches": batches}))
    words = sum(len(line.split()) for line in lines)
    few = sum(len(line.split()) for line in lines[: options.argos_sentences])
    print(f"{pack.name}, beam {options.beam}, {len(lines)} sentences, {words} words, {options.rounds} rounds")
    print("                     words/s   first sentence   peak memory")
    for who, name in NAMES.items():
        if found := rounds[who]:
            count = few if who == "argos" else words
            print(
                f"{name:18} {count / middle(found, 'whole'):9.0f} {middle(found, 'first'):14.2f} s"
                f" {middle(found, 'peak') / 2**20:10.0f} MiB"
            )
    report(options, rounds, words / few, lines)


def report(
    options: argparse.Namespace, rounds: dict[str, list[dict[str, Any]]], share: float, lines: list[str]
) -> None:
    """Print the ratios; ``share`` is how many times the words of Argos the others had."""
    for who, what in (("same", "on the same batches"), ("bare", "in one call of its own")):
        pairs = list(zip(rounds[who], rounds["ours"], strict=True))
        ratio = statistics.median(bare["whole"] / ours["whole"] for bare, ours in pairs)
        work = statistics.median(bare["work"] / ours["work"] for bare, ours in pairs)
        goal = "; goal 0.9" if who == "same" else ""
        print(f"against the bare engine {what} {ratio:.2f} of its rate ({work:.2f} by processor time{goal})")
    if rounds["argos"]:
        for who, what in (("ours", "ours"), ("bare", "the bare engine in one call")):
            pairs = list(zip(rounds["argos"], rounds[who], strict=True))
            times, work = (
                statistics.median(argos[key] * share / other[key] for argos, other in pairs)
                for key in ("whole", "work")
            )
            goal = "; goal 10" if who == "ours" else ""
            print(f"against argostranslate {what} {times:.1f} times ({work:.1f} by processor time{goal})")
        if options.references:
            count = len(lines[: options.argos_sentences])
            grouped = paragraphs(read(options.references)[:count])
            mine = paragraphs(rounds["ours"][0]["texts"][:count])
            scored = {
                "hypotheses": [rounds["argos"][0]["texts"], [" ".join(texts) for texts in mine]],
                "references": [" ".join(sentences) for sentences in grouped],
            }
            theirs, own = ask(options.argos_python, "argos.py", scored)["chrf"]
            print(f"chrF {own:.1f}, argostranslate {theirs:.1f} ({own - theirs:+.1f}; goal -2 or better)")
    cold = middle(rounds["ours"], "cold")
    cancel = max(found["cancel"] for found in rounds["ours"])
    print(
        f"first sentence cold {cold:.2f} s (unpacking and loading), cancel {cancel:.2f} s at most (goal 0.6)"
    )


if __name__ == "__main__":
    main()
