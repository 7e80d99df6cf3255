"""Implement the command line: one thin file a command."""
