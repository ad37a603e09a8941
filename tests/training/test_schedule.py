from __future__ import annotations

import pytest

from training.schedule import Schedule

SCHEDULE = Schedule({"dec": 2.0, "enc": 1.0}, warmup=10, flat=0.5, final=0.1, guide=(0.3, 0.1))


def test_rates_rise_stay_and_fall() -> None:
    assert SCHEDULE.rates_at(0, 0.0) == {"dec": 0.2, "enc": 0.1}
    assert SCHEDULE.rates_at(9, 0.4) == SCHEDULE.rates_at(100, 0.5) == {"dec": 2.0, "enc": 1.0}
    assert SCHEDULE.rates_at(100, 0.75)["enc"] == pytest.approx(0.55)
    assert SCHEDULE.rates_at(100, 1.0)["enc"] == pytest.approx(0.1)


def test_rates_stay_to_the_end_when_they_never_fall() -> None:
    assert Schedule({"dec": 2.0}, 1, 1.0, 0.1, (0, 0)).rates_at(5, 1.0) == {"dec": 2.0}


def test_the_attention_is_guided_less_and_less() -> None:
    assert [SCHEDULE.guide_at(progress) for progress in (0, 0.5, 1)] == pytest.approx([0.3, 0.2, 0.1])
