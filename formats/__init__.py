"""Read files into articles, write readings into files; one module a format. Qt-free."""
