"""Why a file could not be written, in words that fit the reason."""

import errno
import os
from pathlib import Path

import pytest

from kooditin.qda.reasons import SAYINGS, not_written, reason_of


def failed(number: int) -> OSError:
    return OSError(number, os.strerror(number))


@pytest.mark.parametrize("number", SAYINGS)
def test_a_known_reason_is_a_few_words_that_can_be_translated(number: int) -> None:
    words = str(reason_of(failed(number)))
    assert words == SAYINGS[number]
    assert not words.endswith(".") and "{" not in words


def test_a_rare_reason_is_the_systems_own() -> None:
    assert reason_of(failed(errno.EPIPE)) == os.strerror(errno.EPIPE)
    assert reason_of(OSError("oma syy")) == "oma syy"


def test_excel_is_named_where_it_may_hold_the_file_and_only_there() -> None:
    path = Path("otteet ä.csv")
    assert "Close it in Excel" in str(not_written(path, failed(errno.EACCES)))
    assert str(not_written(path, failed(errno.ENOSPC))) == (
        "otteet ä.csv could not be written (the disk is full). Free some space or choose another drive, then try again."
    )
    assert "Excel" not in str(not_written(path, failed(errno.EROFS)))
