"""Texts × features as sparse matrices: just the few products that suggestions need, on numpy alone."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]
Places = NDArray[np.int64]
_BLOCK = 2_000_000  # numbers at once in a product, so that memory stays small


class Sparse:
    """Rows of features: `values` of row i stand in `columns`, both at starts[i] : starts[i + 1]; `width` columns.

    A column stands once in a row.
    """

    def __init__(self, starts: Places, columns: Places, values: Floats, width: int) -> None:
        self.starts, self.columns, self.values, self.width = starts, columns, values, width
        self.rows = np.repeat(np.arange(len(starts) - 1), np.diff(starts))

    def __len__(self) -> int:
        return len(self.starts) - 1

    @classmethod
    def of(cls, rows: Sequence[tuple[Places, Floats]], width: int) -> "Sparse":
        """From the columns and values of each row."""
        starts = np.zeros(len(rows) + 1, np.int64)
        np.cumsum([len(columns) for columns, _ in rows], out=starts[1:])
        columns = np.concatenate([np.zeros(0, np.int64), *(columns for columns, _ in rows)])
        values = np.concatenate([np.zeros(0, np.float32), *(values for _, values in rows)])
        return cls(starts, columns, values, width)

    def with_values(self, values: NDArray[np.floating]) -> "Sparse":
        """The same places with other values."""
        return Sparse(self.starts, self.columns, values.astype(np.float32), self.width)

    def unit(self) -> "Sparse":
        """Each row at length 1; an empty row stays empty."""
        lengths = np.sqrt(np.bincount(self.rows, self.values**2, len(self)))
        return self.with_values(self.values / np.maximum(lengths, 1e-9)[self.rows])

    def row_sums(self) -> Floats:
        return np.bincount(self.rows, self.values, len(self)).astype(np.float32)

    def row_counts(self) -> Places:
        """In how many rows each column stands."""
        return np.bincount(self.columns, minlength=self.width)

    def times(self, matrix: Floats) -> Floats:
        """This (n × width) times a dense matrix (width × k): n × k."""
        found = np.zeros((len(self), matrix.shape[1]), np.float32)
        step = max(1, _BLOCK // max(1, matrix.shape[1]))
        first = 0
        while first < len(self):
            last = max(first + 1, int(np.searchsorted(self.starts, self.starts[first] + step, "right")) - 1)
            here = slice(self.starts[first], self.starts[last])
            filled = first + np.flatnonzero(np.diff(self.starts[first : last + 1]))
            if len(filled):
                weighed = self.values[here, None] * matrix[self.columns[here]]
                found[filled] = np.add.reduceat(weighed, self.starts[filled] - self.starts[first])
            first = last
        return found

    def turned(self) -> "Sparse":
        """Rows and columns changed round (width × n)."""
        order = np.argsort(self.columns, kind="stable")
        starts = np.zeros(self.width + 1, np.int64)
        np.cumsum(self.row_counts(), out=starts[1:])
        return Sparse(starts, self.rows[order], self.values[order], len(self))

    def first_columns(self, width: int) -> "Sparse":
        """The first columns alone, or as many empty ones more."""
        if self.width <= width:
            return Sparse(self.starts, self.columns, self.values, width)
        return self.only(np.arange(width))

    def with_rows(self, others: "Sparse") -> "Sparse":
        """These rows and then the others, of the same width."""
        starts = np.concatenate([self.starts, others.starts[1:] + self.starts[-1]])
        columns = np.concatenate([self.columns, others.columns])
        return Sparse(starts, columns, np.concatenate([self.values, others.values]), self.width)

    def dense_rows(self, first: int, last: int) -> Floats:
        """The rows from first to last (not included) as a dense matrix."""
        here = slice(self.starts[first], self.starts[last])
        found = np.zeros((last - first, self.width), np.float32)
        found[self.rows[here] - first, self.columns[here]] = self.values[here]
        return found

    def dense(self) -> Floats:
        """As a dense matrix (n × width)."""
        return self.dense_rows(0, len(self))

    def only(self, columns: Places) -> "Sparse":
        """These columns alone, numbered anew in their order."""
        numbers = np.full(self.width, -1, np.int64)
        numbers[columns] = np.arange(len(columns))
        kept = numbers[self.columns] >= 0
        starts = np.zeros(len(self) + 1, np.int64)
        np.cumsum(np.bincount(self.rows[kept], minlength=len(self)), out=starts[1:])
        return Sparse(starts, numbers[self.columns[kept]], self.values[kept], len(columns))


def unit(rows: Floats) -> Floats:
    """Each row at length 1; an empty one stays empty."""
    found: Floats = rows / np.maximum(np.linalg.norm(rows, axis=1, keepdims=True), 1e-9)
    return found.astype(np.float32)
