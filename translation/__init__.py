"""Split articles into sentences, tell their languages, translate them offline. Qt-free."""
