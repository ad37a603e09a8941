# Every target prepares what it needs first, and does nothing twice. `make` alone tells what there is.
export PYTHON

.PHONY: help run test test-long test-training check lock clean
help:
	@echo "make run        open the window on the sample (ARTICLE=file: on that); with no display, write it to build/"
	@echo "make test       run the test suite, headless (ARGS=... for pytest)"
	@echo "make test-long  run the tests that take minutes"
	@echo "make test-training  run the tests of training, PyTorch included (TORCH=... for another build of it)"
	@echo "make check      lint, formatting and types"
	@echo "make lock       write the lock files anew from pyproject.toml (UPGRADE=1: with newer versions)"
	@echo "make clean      remove what the above made, .venv included"

run:
	@sh setup/environment.sh run
	@sh setup/run.sh $(ARTICLE)

test:
	@sh setup/environment.sh dev
	@QT_QPA_PLATFORM=offscreen .venv/bin/python -m pytest $(ARGS)

test-long:
	@sh setup/environment.sh dev
	@QT_QPA_PLATFORM=offscreen .venv/bin/python -m pytest -m long $(ARGS)

test-training:
	@TORCH="$(TORCH)" sh setup/training.sh
	@QT_QPA_PLATFORM=offscreen .venv-training/bin/python -m pytest tests/training $(ARGS)

check:
	@sh setup/environment.sh dev
	.venv/bin/ruff check .
	.venv/bin/ruff format --check .
	.venv/bin/mypy

lock:
	@sh setup/lock.sh

clean:
	rm -rf build .venv .venv-training
