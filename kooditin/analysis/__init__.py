"""Counting: word frequencies and the words typical of a group. Pure functions; no files, no Qt, no SQL."""
