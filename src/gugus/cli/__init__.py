"""The command line: thin, one module a command; it parses, calls an action and prints."""
