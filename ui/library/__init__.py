"""The library page: the shelf of articles, search over all of them, and where new ones are dropped."""
