"""The composition root: read the command line, build the services, start a command or the window."""
