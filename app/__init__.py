"""What the window and the command line share: the profile, settings, opening an article; and the commands."""
