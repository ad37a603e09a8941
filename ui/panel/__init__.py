"""The side panel: quotes, claims and notes of the open article, and the note editor."""
