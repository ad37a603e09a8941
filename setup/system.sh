#!/bin/sh
# See that the system has Python and the libraries and fonts that Qt needs.
#
# On Debian and its relatives, as root, what is missing is installed; as another
# person the line to type is printed. Elsewhere the missing libraries are named.
set -eu
cd "$(dirname "$0")/.."

[ "$(uname -s)" = Linux ] || exit 0 # macOS: the wheels bring everything along

missing=
want() { missing="$missing $1"; }
installed() { dpkg-query -W -f='${Status}' "$1" 2>/dev/null | grep -q '^install ok installed'; }
debian() { command -v apt-get >/dev/null 2>&1; }

. setup/python.sh
if python=$(find_python); then
    if debian && ! "$python" -c 'import ensurepip, venv' 2>/dev/null; then want python3-venv; fi
elif debian && ! command -v python3 >/dev/null 2>&1; then
    want python3-venv
else
    echo "Sidelight needs Python 3.11 or newer. Install one, or name it: make run PYTHON=/path/to/python3.11" >&2
    exit 1
fi

# ldconfig lies in /sbin, which not everybody has on the path; a system without it is left to `sidelight selftest`.
known=$(PATH="$PATH:/sbin:/usr/sbin" ldconfig -p 2>/dev/null || true)
while read -r package library _; do
    case $package in '' | '#'*) continue ;; esac
    if [ "$library" != - ]; then
        case $known in '' | *"$library "*) ;; *) want "$package" ;; esac
    elif debian; then
        installed "$package" || want "$package"
    fi
done <resources/system/libraries.txt

[ -n "$missing" ] || exit 0

if ! debian; then
    {
        echo "These are missing (Debian's names; your system's are alike):"
        echo "   $missing"
        echo "Install them with your package manager, then run again."
    } >&2
    exit 1
fi
if [ "$(id -u)" != 0 ]; then
    {
        echo "Some system packages are missing. Install them, then run again:"
        echo
        echo "    sudo apt-get update && sudo apt-get install -y --no-install-recommends$missing"
        echo
    } >&2
    exit 1
fi
mkdir -p build
echo "Installing system packages:$missing"
export DEBIAN_FRONTEND=noninteractive
apt-get update -q >/dev/null
# shellcheck disable=SC2086  # one word a package
apt-get install -y -q --no-install-recommends $missing >build/system.log 2>&1 || {
    tail -20 build/system.log >&2
    echo "apt-get could not install them; the lines above say why." >&2
    exit 1
}
