from __future__ import annotations

import json

from formats_material import PACK, reading

from formats.pairs import pairs_json


def test_pairs_have_the_shape_that_the_command_line_promises() -> None:
    pairs = json.loads(json.dumps(pairs_json(reading())))
    assert (pairs["target"], pairs["pack"]) == ("en", PACK)
    first = pairs["sentences"][1]
    assert first == {
        "start": 37,
        "end": 59,
        "lang": "nb",
        "confidence": 0.98,
        "route": "translate",
        "text": "Brua åpner i mai 2014.",
        "translation": "The bridge opens in May 2015.",
        "state": "machine",
        "offered_from": "",
        "score": -0.31,
        "pack": PACK,
        "alignment": [[0, 4, 4, 10, 0.9], [5, 10, 11, 16, 0.8], [13, 16, 20, 23, 0.7], [17, 21, 24, 28, 0.9]],
        "doubts": [{"kind": "number", "message": "2014 became 2015", "start": 24, "end": 28}],
    }
    assert [one["state"] for one in pairs["sentences"]] == [
        "edited", "machine", "machine", "kept", "kept", "none", "verified",
    ]  # fmt: skip
