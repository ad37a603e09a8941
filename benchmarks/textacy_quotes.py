"""Run textacy's direct quotations over texts, for ``analyse.py``, in an environment of textacy's own.

Reads JSON from standard input (``texts``: a list), writes one object: ``seconds`` of
processor time for the pipeline and the quotations, ``quotes`` (start, end, speaker) of
each text, ``model``. Without a model of spaCy's there is no parse and so no speaker;
then a blank pipeline is used and ``model`` says so.
"""

from __future__ import annotations

import json
import sys
import time

import spacy
from textacy.extract import direct_quotations

try:
    nlp = spacy.load("en_core_web_sm")
    model = "en_core_web_sm"
except OSError:
    nlp = spacy.blank("en")
    nlp.add_pipe("sentencizer")
    model = "blank"

texts = json.load(sys.stdin)["texts"]
nlp("Warm up.")
before = time.process_time()
found = []
failed = ""
for text in texts:
    one = []
    try:
        for quote in direct_quotations(nlp(text)):
            span = quote.content
            one.append([span.start_char, span.end_char, " ".join(token.text for token in quote.speaker)])
    except ValueError as error:  # an odd number of marks, or no parse
        failed = failed or str(error).splitlines()[0]
    found.append(one)
print(
    json.dumps({"seconds": time.process_time() - before, "quotes": found, "model": model, "failed": failed})
)
