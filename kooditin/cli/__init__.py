"""The command line: thin verbs over the same rooms that the window uses."""

from kooditin.cli.commands import run

__all__ = ["run"]
