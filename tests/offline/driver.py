"""Run the program's command lines in one process: a JSON request a line in, a JSON answer a line out.

Starting Python, Qt and the engine anew for each command would take most of the test's time.
"""

from __future__ import annotations

import io
import json
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from main import main

requests, answers = sys.stdin, sys.stdout
for line in requests:
    request = json.loads(line)
    sys.stdin = io.TextIOWrapper(io.BytesIO(request["text"].encode()), encoding="utf-8")
    sys.stdout = io.TextIOWrapper(io.BytesIO(), encoding="utf-8")
    sys.stderr = io.TextIOWrapper(io.BytesIO(), encoding="utf-8")
    try:
        status = main(request["words"])
    except SystemExit as end:
        status = end.code
    written = {}
    for name, stream in (("stdout", sys.stdout), ("stderr", sys.stderr)):
        stream.flush()
        written[name] = stream.buffer.getvalue().decode()
    sys.stderr = sys.__stderr__
    print(json.dumps({"status": status, **written}), file=answers, flush=True)
