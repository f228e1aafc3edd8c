"""What can be dragged from one panel to another."""

import json
from collections.abc import Iterable
from pathlib import Path

from PySide6.QtCore import QMimeData

CODE_MIME = "application/x-kooditin-code"
SPAN_MIME = "application/x-kooditin-span"


def code_ids_data(code_ids: Iterable[int]) -> QMimeData:
    """Codes under way: their ids as a JSON list."""
    data = QMimeData()
    data.setData(CODE_MIME, json.dumps(list(code_ids)).encode())
    return data


def dragged_code_ids(data: QMimeData) -> list[int]:
    """The ids of the codes that are dragged; empty when something else is."""
    if not data.hasFormat(CODE_MIME):
        return []
    return [int(code_id) for code_id in json.loads(bytes(data.data(CODE_MIME).data()))]


def dropped_files(data: QMimeData) -> list[Path]:
    """The local files and folders that are dragged in from outside."""
    return [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]
