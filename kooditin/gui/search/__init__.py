"""Searching all sources at once: hits in their contexts, forms, names, and how often words occur."""
