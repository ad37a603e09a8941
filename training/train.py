r"""Train the model, from the pretrained encoder or from where another run ended.

    python -m training.train --data data.npz --vocabulary FOLDER --out RUN \
        --encoder e5-small-q4.bin --linked seed.npz --frozen 4 --minutes 28 ...
    python -m training.train --data data.npz --vocabulary FOLDER --out RUN2 \
        --resume RUN/last.pt --minutes 100 ...

A file named STOP in the --out folder ends a run as if its time were over: checkpoint, then score.
README.md has the commands that made the starter pack.
"""

from __future__ import annotations

import argparse
import json
import time
from collections.abc import Callable, Sequence
from pathlib import Path

import numpy as np
import torch

from training import checkpoint, vocabulary
from training.data import Data
from training.encoder import read_encoder
from training.lexicon import start_from_links
from training.loss import batch_loss
from training.model import Config, Model, start_from
from training.optimiser import Optimiser
from training.peer import Peer
from training.schedule import Schedule
from training.scoring import Development

_TOLD_EVERY = 30.0


class Run:
    """One run: everything that ``options`` ask for, ready to go."""

    def __init__(self, options: argparse.Namespace) -> None:
        self.options = options
        torch.manual_seed(options.seed)
        torch.set_num_threads(options.threads)
        options.out.mkdir(parents=True, exist_ok=True)
        self.pieces = vocabulary.load(options.vocabulary)
        self.data = Data(options.data, options.seed, dict(options.reweight))
        before = checkpoint.load(options.resume) if options.resume else None
        self.model = (before.model() if before else self._new_model()).to(options.device)
        self.model.lex_src = self.model.lex_src.to(options.device)
        self.model.lex_tgt = self.model.lex_tgt.to(options.device)
        self.optimiser = Optimiser(self.model, _learns(options.frozen))  # masters first, in 32 bits
        self.model.to(torch.float32 if options.fp32 else torch.bfloat16)
        self.step, self.done, self._before = 0, 0, 0.0
        print(f"{self.model.size() / 1e6:.1f} M parameters, {len(self.data)} pairs", flush=True)
        if before:
            self.step, self.done, self._before = before.step, before.pieces, before.seconds
            found = self.optimiser.restore(before.optimiser) if before.optimiser else 0
            print(f"resumed at step {self.step}, with moments of {found} parameters", flush=True)
        self.schedule = Schedule(
            {"dec": options.rate, "emb": options.rate_embeddings, "enc": options.rate_encoder},
            options.warmup,
            options.flat,
            options.final,
            tuple(options.guide),
        )
        self.development = _development(options, self.pieces) if options.dev else None
        self.peer = Peer(*options.peer) if options.peer else None

    def train(self) -> None:
        """Train until the time is over."""
        options = self.options
        self._start = time.monotonic()
        paused, first = 0.0, self.step
        told_done = averaged_done = self.done
        turns = {
            name: _Turn(seconds, self._start)
            for name, seconds in (
                ("tell", _TOLD_EVERY),
                ("average", options.average_every),
                ("score", 60 * options.score_every),
                ("save", 60 * options.save_every),
            )
        }
        parts: list[tuple[float, float, float]] = []
        for pairs in self.data.batches(options.pieces):
            if options.steps:
                progress = (self.step - first) / options.steps
            else:
                progress = (time.monotonic() - self._start - paused) / (60 * options.minutes)
            if progress >= 1 or (options.out / "STOP").exists():
                break
            loss = batch_loss(
                self.model,
                self.data.batch(pairs),
                frozen=options.frozen,
                negatives=options.sampled,
                guide=self.schedule.guide_at(progress),
            )
            loss.total.backward()
            norm = self.optimiser.step(self.schedule.rates_at(self.step - first, progress))
            self.step += 1
            self.done += loss.pieces
            if options.device == "cpu" or self.step % 20 == 0:  # a GPU would have to wait for each
                guide = float(loss.guide.detach()) if loss.guide is not None else 0.0
                parts.append((float(loss.entropy.detach()), guide, float(norm)))
            if parts and (seconds := turns["tell"].due()):
                self._tell(parts, (self.done - told_done) / seconds)
                parts, told_done = [], self.done
            if self.peer and turns["average"].due():
                share = self.peer.average(self.optimiser, self.done - averaged_done)
                averaged_done = self.done
                if share:
                    print(f"   averaged with the other run, its share {share:.2f}", flush=True)
            if turns["score"].due():
                before = time.monotonic()
                self._score(options.dev_lines)
                paused += time.monotonic() - before
                turns["tell"].skip(time.monotonic() - before)
            if turns["save"].due():
                self._save()
        self._save()
        self._score(None)

    def _new_model(self) -> Model:
        """Return a model whose encoder and lexicon come from the pretrained encoder."""
        options = self.options
        if not options.encoder:
            raise SystemExit("a first run needs --encoder, a later one --resume")
        encoder = read_encoder(options.encoder, max(options.encoder_layers, options.decoder_layers))
        config = Config(
            options.encoder_layers,
            options.decoder_layers,
            len(self.pieces.source),
            len(self.pieces.target),
            min(256, len(encoder.tensors["emb.pos"])),
            encoder.width,
            encoder.inner,
            encoder.heads,
        )
        model = Model(config)
        start_from(model, encoder, self.pieces.source_rows, self.pieces.target_rows)
        linked = Data(options.linked, options.seed) if options.linked else self.data
        print(f"lexicon: {start_from_links(model, linked)}", flush=True)
        return model

    def _seconds(self) -> float:
        return self._before + time.monotonic() - self._start

    def _tell(self, parts: list[tuple[float, float, float]], speed: float) -> None:
        entropy, guide, norm = np.mean(parts, axis=0)
        print(
            f"{(time.monotonic() - self._start) / 60:5.1f} min  step {self.step}  epoch {self.data.epoch}  "
            f"loss {entropy:.3f}  attention {guide:.3f}  gradient {norm:.2f}  {speed:.0f} pieces/s",
            flush=True,
        )

    def _save(self) -> None:
        path = self.options.out / "last.pt"
        checkpoint.save(path, self.model, self.optimiser, self.step, self.done, self._seconds())

    def _score(self, lines: int | None) -> None:
        """Write down BLEU and chrF of the first ``lines`` development sentences, of all when None."""
        line = {"step": self.step, "pieces": self.done, "minutes": self._seconds() / 60}
        if self.development:
            score = self.development.score(
                self.optimiser.masters, self.model.config, lines, self.options.threads
            )
            print(f"   BLEU {score.bleu:.2f}  chrF {score.chrf:.2f}  {score.sample}", flush=True)
            line |= {"bleu": score.bleu, "chrf": score.chrf}
        with (self.options.out / "log.jsonl").open("a", encoding="utf-8") as log:
            log.write(json.dumps(line) + "\n")


def _development(options: argparse.Namespace, pieces: vocabulary.Vocabulary) -> Development:
    source, reference = options.dev
    return Development(source, reference, pieces, options.vocabulary)


class _Turn:
    """Something that is to be done every so many seconds."""

    def __init__(self, every: float, now: float) -> None:
        self._every, self._last = every, now

    def due(self) -> float:
        """Return the seconds since the last turn when it is time for another, else 0."""
        passed = time.monotonic() - self._last
        if passed <= self._every:
            return 0.0
        self._last += passed
        return passed

    def skip(self, seconds: float) -> None:
        """Leave a pause out of the count."""
        self._last += seconds


def _learns(frozen: int) -> Callable[[str], bool]:
    """Return which parameters learn when the lowest ``frozen`` layers and the source embeddings do not."""
    fixed = ("src_", *(f"enc.{layer}." for layer in range(frozen))) if frozen else ()
    return lambda name: not name.startswith(fixed)


def _weight(text: str) -> tuple[str, float]:
    name, _, weight = text.rpartition("=")
    return name, float(weight)


def parser() -> argparse.ArgumentParser:
    """Return the command line."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    add = parser.add_argument
    add("--data", type=Path, required=True)
    add("--vocabulary", type=Path, required=True)
    add("--out", type=Path, required=True)
    add("--encoder", type=Path, help="e5-small-q4.bin, for a first run")
    add("--linked", type=Path, help="array with word links for the lexicon, when --data has none")
    add("--resume", type=Path, help="checkpoint to go on from")
    add("--encoder-layers", type=int, default=6)
    add("--decoder-layers", type=int, default=2)
    add("--frozen", type=int, default=0, help="layers that stay as they are, with the source embeddings")
    add("--minutes", type=float, default=60)
    add("--steps", type=int, help="instead of --minutes: steps of a run that can be repeated exactly")
    add("--pieces", type=int, default=1536, help="pieces of a batch, with padding")
    add("--sampled", type=int, default=0, help="random pieces of the sampled softmax; 0: score all")
    add("--rate", type=float, default=1e-3, help="of the decoder")
    add("--rate-embeddings", type=float, default=5e-4, help="of target embeddings")
    add("--rate-encoder", type=float, default=1e-4)
    add("--warmup", type=int, default=100)
    add("--flat", type=float, default=0.3, help="progress when the rates begin to fall")
    add("--final", type=float, default=0.05, help="fraction of the rates at the end")
    add("--guide", type=float, nargs=2, default=[0.3, 0.1], help="weight of the attention, first and last")
    add("--reweight", type=_weight, nargs="*", default=[], metavar="NAMEPART=WEIGHT")
    add("--dev", type=Path, nargs=2, metavar=("SOURCE", "REFERENCE"))
    add("--dev-lines", type=int, default=200)
    add("--score-every", type=float, default=10, help="minutes")
    add("--save-every", type=float, default=5, help="minutes")
    add("--peer", type=Path, nargs=2, metavar=("MINE", "THEIRS"), help="files to average with another run")
    add("--average-every", type=float, default=40, help="seconds")
    add("--device", default="cpu")
    add("--fp32", action="store_true", help="compute in 32 bits, on processors without bfloat16")
    add("--threads", type=int, default=1)
    add("--seed", type=int, default=1)
    return parser


def main(arguments: Sequence[str] | None = None) -> None:
    Run(parser().parse_args(arguments)).train()


if __name__ == "__main__":
    main()
