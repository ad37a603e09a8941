"""The reading view: an article's sentences in rows, the original beside the reader's language."""
