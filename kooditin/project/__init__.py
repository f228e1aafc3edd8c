"""The .kooditin file: the only room that knows SQLite."""

from kooditin.project.project import Project

__all__ = ["Project"]
