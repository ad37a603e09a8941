"""Whether a folder lies on another machine; SQLite's WAL must not be used there.

WAL needs memory shared by all who have the file open, which machines do not have in common.
https://sqlite.org/wal.html
"""

from __future__ import annotations

import re
from pathlib import Path

NETWORK = frozenset(
    {"nfs", "nfs4", "cifs", "smb3", "smbfs", "9p", "afs", "ceph", "fuse.sshfs", "fuse.rclone"}
)
_ESCAPED = re.compile(r"\\([0-7]{3})")


def on_network(path: Path) -> bool:
    """Return whether ``path`` lies on a network file system (False where that is not told)."""
    try:
        table = Path("/proc/self/mountinfo").read_text(encoding="utf-8", errors="surrogateescape")
    except OSError:
        return False
    return filesystem(path.absolute(), table) in NETWORK


def filesystem(path: Path, table: str) -> str:
    """Return the type of the file system that holds ``path``, by a table like ``/proc/self/mountinfo``.

    The format is in proc(5): the fifth field is where it is mounted, the type follows a lone hyphen.
    """
    found, depth = "", -1
    for line in table.splitlines():
        place, separator, kind = line.partition(" - ")
        fields = place.split(" ")
        if not separator or len(fields) < 5:
            continue
        mounted = Path(_ESCAPED.sub(lambda match: chr(int(match[1], 8)), fields[4]))
        # A later mount on the same place covers the earlier one.
        if path.is_relative_to(mounted) and len(mounted.parts) >= depth:
            found, depth = kind.split(" ")[0], len(mounted.parts)
    return found
