"""Find quotes, speakers, claims and cross-language links by rules that give their reasons. Qt-free."""
