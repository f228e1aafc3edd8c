"""Why a file could not be written, in words that fit the reason."""

import errno
import os
from pathlib import Path

import pytest

from kooditin.qda.reasons import SAYINGS, SAYINGS_OF_WINDOWS, not_written, reason_of


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
    assert str(not_written(path, failed(errno.EBUSY))) == (
        "otteet ä.csv is open in another program, probably Excel. Close it there and try again, or choose another name."
    )
    assert "Excel" not in str(not_written(path.with_suffix(".txt"), failed(errno.EBUSY)))
    assert "Excel" not in str(not_written(path, failed(errno.EACCES)))
    assert str(not_written(path, failed(errno.ENOSPC))) == (
        "otteet ä.csv could not be written (the disk is full). Free some space or choose another drive, then try again."
    )
    assert "Excel" not in str(not_written(path, failed(errno.EROFS)))


def of_windows(number: int, errno_there: int) -> OSError:
    error = OSError(errno_there, "The system's own words")
    error.winerror = number  # type: ignore[attr-defined]  # which errors have on Windows alone
    return error


@pytest.mark.parametrize(
    ("number", "errno_there", "words"),
    [
        (5, errno.EACCES, "no permission"),
        (32, errno.EACCES, "another program is using it"),
        (33, errno.EACCES, "another program is using it"),
        (53, errno.ENOENT, "the network does not answer"),
        (123, errno.EINVAL, "its name has a sign that the drive does not take"),
        (206, errno.ENOENT, "its name is too long"),
        (362, errno.EINVAL, "it is only in the cloud, which does not answer"),
        (1224, errno.EINVAL, "another program is using it"),
        (87, errno.EINVAL, "The system's own words"),
        (3, errno.ENOENT, "there is no such file or folder"),
    ],
)
def test_what_windows_says_is_not_blurred_by_its_errno(number: int, errno_there: int, words: str) -> None:
    assert str(reason_of(of_windows(number, errno_there))) == words


@pytest.mark.parametrize("number", SAYINGS_OF_WINDOWS)
def test_what_windows_says_is_a_few_words(number: int) -> None:
    assert not SAYINGS_OF_WINDOWS[number].endswith(".") and "{" not in SAYINGS_OF_WINDOWS[number]


@pytest.mark.parametrize(
    ("error", "advice"),
    [
        (of_windows(32, errno.EACCES), "probably Excel. Close it there and try again, or choose another name."),
        (of_windows(206, errno.ENOENT), "(its name is too long). Choose another name, then try again."),
        (of_windows(112, errno.ENOSPC), "(the disk is full). Free some space or choose another drive, then try again."),
        (of_windows(362, errno.EINVAL), "(it is only in the cloud, which does not answer). Choose another folder"),
    ],
)
def test_the_advice_fits_what_windows_says(error: OSError, advice: str) -> None:
    assert advice in str(not_written(Path("otteet ä.csv"), error))
