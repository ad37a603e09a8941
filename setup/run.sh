#!/bin/sh
# Open the window on an article; with no display, write the same result to files.
set -eu
cd "$(dirname "$0")/.."
article=${1:-seeds/iran-irak-isis.txt}

if [ "$(uname -s)" = Darwin ] || [ -n "${DISPLAY:-}${WAYLAND_DISPLAY:-}" ]; then
    exec .venv/bin/python main.py "$article"
fi

name=$(basename "$article")
out=build/${name%.*}
mkdir -p build
.venv/bin/python main.py --profile build/profile export "$article" -o "$out.html"
.venv/bin/python main.py --profile build/profile shot "$article" -o "$out.png"
echo
echo "There is no display here, so the window was drawn into a file:"
echo "    $(pwd)/$out.html   the article: original, translation, quotes and claims"
echo "    $(pwd)/$out.png    a picture of the window"
