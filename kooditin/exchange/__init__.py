"""Whole movements in and out: sources read from files, coded excerpts written."""

from kooditin.exchange.batches import merged, read_batch, read_batches
from kooditin.exchange.excerpts import export_excerpts
from kooditin.exchange.incoming import gathered
from kooditin.exchange.indexing import index_quickly
from kooditin.exchange.kinds import guessed_kind
from kooditin.exchange.ledger import export_ledger
from kooditin.exchange.passage_vectors import make_vectors, vectors_of
from kooditin.exchange.reading import files_in, read_source, read_sources, readable_suffixes, sources_in
from kooditin.exchange.surveys import read_table
from kooditin.exchange.word_lists import export_words

__all__ = [
    "export_excerpts",
    "export_ledger",
    "export_words",
    "files_in",
    "gathered",
    "guessed_kind",
    "index_quickly",
    "make_vectors",
    "merged",
    "read_batch",
    "read_batches",
    "read_source",
    "read_sources",
    "read_table",
    "readable_suffixes",
    "sources_in",
    "vectors_of",
]
