#!/bin/sh
# Write the lock files anew from pyproject.toml: exact versions and hashes for every
# system and Python that the project supports. Needs the network.
set -eu
cd "$(dirname "$0")/.."
. setup/python.sh

uv=build/lock/bin/uv
[ -x "$uv" ] || { "$(find_python)" -m venv build/lock && build/lock/bin/pip install -q "uv>=0.9,<1"; }

compile() { # OUTPUT INPUT [OPTIONS]
    output=$1
    shift
    "$uv" pip compile -q --universal --python-version 3.11 --generate-hashes --excludes setup/unwanted.txt \
        --custom-compile-command "make lock" ${UPGRADE:+--upgrade} -o "setup/$output" "$@"
}
compile requirements-build.lock setup/requirements-build.in
compile requirements.lock pyproject.toml
compile requirements-dev.lock pyproject.toml --extra dev -c setup/requirements.lock
