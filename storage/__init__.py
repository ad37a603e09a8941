"""Keep articles, annotations and translations on disk. Qt-free; imports the plain records only."""
