"""How many cores there are to translate with."""

from __future__ import annotations

import os
import re
from pathlib import Path

_MOST = 8
"""Workers beyond which memory is the limit."""


def usable_cores() -> int:
    """Return the number of cores that this process may use, two threads of one core once, at most 8."""
    try:
        usable = len(os.sched_getaffinity(0))
    except AttributeError:
        usable = os.cpu_count() or 1
    try:
        listing = Path("/proc/cpuinfo").read_text("ascii", errors="ignore")
    except OSError:
        return min(max(1, usable // 2) if usable > 4 else usable, _MOST)
    places = re.findall(r"^(physical id|core id)\s*: (\d+)", listing, re.MULTILINE)
    ids = [value for _, value in places]
    cores = len(set(zip(ids[::2], ids[1::2], strict=False)))
    return max(1, min(usable, cores or usable, _MOST))
