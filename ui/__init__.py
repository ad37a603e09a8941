"""Everything of Qt: the window, its panes and its dialogs."""
