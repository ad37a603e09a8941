"""Which backups to keep: many of the last days, few of the last months; and what of the emptied trash."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta

ALL = timedelta(days=2)
"""Younger backups are all kept; then the last one of each day, week and month."""
DAYS, WEEKS, MONTHS = 7, 4, 6
EMPTIED = timedelta(days=30)
LAST = 5
"""What was deleted for good stays for a month, and the last few times for longer."""


def superfluous(times: Iterable[datetime], now: datetime) -> set[datetime]:
    """Return which of the backups made at ``times`` need not be kept.

    Kept are all of two days, the last one of each of the seven days that have one before that, of four
    weeks and of six months. Nothing from the future is thrown away (the clock was set back), nor the latest.
    """
    latest_first = sorted(set(times), reverse=True)
    keep = {time for time in latest_first if now - time < ALL} | set(latest_first[:1])
    older = [time for time in latest_first if now - time >= ALL]
    for most, period in ((DAYS, _day), (WEEKS, _week), (MONTHS, _month)):
        last: dict[tuple[int, ...], datetime] = {}
        for time in older:
            last.setdefault(period(time), time)
        keep |= set(list(last.values())[:most])
    return set(latest_first) - keep


def outlived(times: Iterable[datetime], now: datetime) -> set[datetime]:
    """Return which files of what was deleted for good at ``times`` need not be kept any longer."""
    latest_first = sorted(set(times), reverse=True)
    return {time for time in latest_first[LAST:] if now - time > EMPTIED}


def _day(time: datetime) -> tuple[int, ...]:
    return time.year, time.month, time.day


def _week(time: datetime) -> tuple[int, ...]:
    return time.isocalendar()[:2]


def _month(time: datetime) -> tuple[int, ...]:
    return time.year, time.month
