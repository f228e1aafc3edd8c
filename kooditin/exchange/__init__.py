"""Whole movements in and out: sources read from files, coded excerpts written."""

from kooditin.exchange.excerpts import export_excerpts
from kooditin.exchange.kinds import guessed_kind
from kooditin.exchange.reading import read_source, read_sources, readable_suffixes, sources_in

__all__ = ["export_excerpts", "guessed_kind", "read_source", "read_sources", "readable_suffixes", "sources_in"]
