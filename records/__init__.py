"""The plain records that travel between rooms and threads.

Every record is an immutable dataclass. Offsets count Unicode code points and
are half-open: ``text[start:end]`` is the passage. No module here imports Qt,
a database or a translation engine.
"""
