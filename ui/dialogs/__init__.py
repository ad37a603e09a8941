"""The dialogs. None of them blocks: each is opened, and tells its result by a signal."""
