"""Kooditin: qualitative interview coding for Finnish researchers, offline, in one file."""

__version__ = "0.1.0"
