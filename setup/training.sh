#!/bin/sh
# Make .venv-training hold the program, its test packages and what training needs (PyTorch: up to several GB).
#
# TORCH names another build, as in `make test-training TORCH=torch==2.13.0`: the CPU build is enough.
set -eu
cd "$(dirname "$0")/.."

sh setup/system.sh
. setup/python.sh
python=$(find_python)

state() { { pwd; "$python" -VV; echo "${TORCH:-}"; cat pyproject.toml training/requirements.txt; } | cksum; }
stamp=.venv-training/sidelight.stamp
if [ -x .venv-training/bin/python ] && [ "$(cat "$stamp" 2>/dev/null)" = "$(state)" ]; then exit 0; fi

echo "Preparing .venv-training with $("$python" -V); PyTorch takes its time ..."
rm -rf .venv-training
"$python" -m venv .venv-training
pip_install() { .venv-training/bin/python -m pip install -q --disable-pip-version-check "$@"; }
[ -z "${TORCH:-}" ] || pip_install "$TORCH" # first: what is there is not fetched again
pip_install -r training/requirements.txt -e '.[dev]'
state >"$stamp"
