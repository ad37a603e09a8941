#!/bin/sh
# Make .venv hold exactly what the lock files say: `environment.sh run` or `environment.sh dev`.
#
# Nothing happens, and nothing is asked of the network, when the lock files, the
# Python and this folder are the ones of the last time.
set -eu
cd "$(dirname "$0")/.."
mkdir -p build

case ${1:-} in
run) lock=setup/requirements.lock ;;
dev) lock=setup/requirements-dev.lock ;;
*) echo "usage: setup/environment.sh run|dev" >&2; exit 2 ;;
esac

sh setup/system.sh
. setup/python.sh
python=$(find_python)

state() { { pwd; "$python" -VV; cat pyproject.toml setup/requirements-build.lock "$1"; } | cksum; }
stamp=.venv/sidelight-$1.stamp
if [ -x .venv/bin/python ] && [ "$(cat "$stamp" 2>/dev/null)" = "$(state "$lock")" ]; then exit 0; fi

echo "Preparing .venv with $("$python" -V); the first time this fetches about 150 MB ..."
rm -f .venv/*.stamp
.venv/bin/python -c '' 2>/dev/null || rm -rf .venv # half made, or of a Python that is gone
[ -x .venv/bin/pip ] || "$python" -m venv .venv

# --no-deps: the lock is complete, but for what nothing here imports (setup/unwanted.txt).
# --no-build-isolation: what builds the one package without a wheel is locked too.
pip() { .venv/bin/python -m pip install -q --disable-pip-version-check --no-deps "$@"; }
pip --require-hashes -r setup/requirements-build.lock
pip --require-hashes --no-build-isolation -r "$lock"
pip --no-build-isolation -e .

# The development lock holds all of the other: after it, nothing is left to do for `run`.
state setup/requirements.lock >.venv/sidelight-run.stamp
state "$lock" >"$stamp"
