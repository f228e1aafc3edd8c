"""Files are put in place whole or not at all, with patience for programs that hold them, under names a system takes."""

import errno
import os
import shutil
import subprocess
import sys
from pathlib import Path, PureWindowsPath

import pytest

from kooditin import disk, settings
from kooditin.formats import codebook_table, to_csv
from kooditin.project import Project, backups
from kooditin.project.database import inspect
from kooditin.project.lock import lock_path
from kooditin.project.migrations import FORMAT
from kooditin.qda.codebook import NewCode
from kooditin.qda.errors import CannotOpen, Refused
from kooditin.settings import Settings
from tests.windows_files import ACCESS_DENIED, SHARING_VIOLATION, Patient, of_windows

OLD = Path(__file__).parent / "data" / "format1.kooditin"


def test_a_file_is_replaced_whole(tmp_path: Path) -> None:
    path = tmp_path / "Äiti 😀.csv"
    path.write_text("vanha")
    with disk.replacing(path) as beside:
        beside.write_text("uusi")
        assert path.read_text() == "vanha" and beside.parent == tmp_path
    assert path.read_text() == "uusi" and list(tmp_path.iterdir()) == [path]


def test_what_breaks_off_leaves_the_old_file_and_no_other(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("vanha")
    with pytest.raises(ZeroDivisionError), disk.replacing(path) as beside:
        beside.write_text("puo")
        _ = 1 / 0
    assert path.read_text() == "vanha" and list(tmp_path.iterdir()) == [path]


def test_a_scanner_is_waited_for(tmp_path: Path, windows_files: Patient) -> None:
    path = tmp_path / "a.csv"
    path.write_text("vanha")
    scanner = path.open()
    windows_files.at_wait[3] = scanner.close
    with disk.replacing(path) as beside:
        beside.write_text("uusi")
    assert windows_files.waits == 3
    assert path.read_text() == "uusi" and list(tmp_path.iterdir()) == [path]


def test_excel_is_named_after_a_while_and_nothing_is_left_beside(tmp_path: Path, windows_files: Patient) -> None:
    path = tmp_path / "results.csv"
    path.write_text("vanha")
    with path.open(), pytest.raises(Refused) as caught:
        to_csv.write(path, [])
    assert str(caught.value) == (
        "results.csv is open in another program, probably Excel. Close it there and try again, or choose another name."
    )
    assert windows_files.waits > 3
    assert path.read_text() == "vanha" and list(tmp_path.iterdir()) == [path]


def test_a_codebook_that_excel_has_open_stays(tmp_path: Path, windows_files: Patient) -> None:
    path = tmp_path / "koodit.csv"
    path.write_text("vanha")
    with path.open(), pytest.raises(Refused, match=r"koodit\.csv is open in another program, probably Excel\."):
        codebook_table.write(path, [NewCode(("Äiti",))])
    assert path.read_text() == "vanha" and list(tmp_path.iterdir()) == [path]


def test_the_window_waits_no_longer_than_its_user_notices(tmp_path: Path, windows_files: Patient) -> None:
    path = tmp_path / "a.csv"
    path.write_text("vanha")
    with path.open(), pytest.raises(OSError, match="busy"), disk.replacing(path, disk.BRIEF) as beside:
        beside.write_text("uusi")
    assert windows_files.waits <= 1
    windows_files.waits = 0


def test_settings_that_are_held_stay_and_say_so(kooditin_home: Path, windows_files: Patient) -> None:
    settings.save(Settings(coder="Aino"))
    with (settings.config_folder() / "settings.json").open(), pytest.raises(Refused, match="another program is using"):
        settings.save(Settings(coder="Väinö"))
    assert settings.load().coder == "Aino"
    assert [path.name for path in settings.config_folder().iterdir()] == ["settings.json"]


def test_a_backup_is_not_put_over_a_project_that_is_held(tmp_path: Path, windows_files: Patient) -> None:
    path = tmp_path / "työ.kooditin"
    with Project.create(path) as project:
        project.codes.add("Äiti")
    Project.open(path).close()  # which makes a backup
    before, backup = path.read_bytes(), backups.list_backups(path)[0]
    with path.open("rb"), pytest.raises(Refused, match="could not be put in the place"):
        backups.restore(backup, path)
    assert path.read_bytes() == before and list(tmp_path.iterdir()) == [path]
    backups.restore(backup, path)
    Project.open(path).close()


def test_an_older_project_that_is_held_stays_as_it_was(tmp_path: Path, windows_files: Patient) -> None:
    path = tmp_path / "vanha.kooditin"
    shutil.copy(OLD, path)
    before = path.read_bytes()
    with path.open("rb"), pytest.raises(CannotOpen, match="another program is using it"):
        Project.open(path)
    assert path.read_bytes() == before and list(tmp_path.iterdir()) == [path]
    Project.open(path).close()
    assert inspect(path) == FORMAT and (tmp_path / "vanha (format 1).kooditin").read_bytes() == before


def test_a_file_that_may_not_be_replaced_is_no_file_that_is_open(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def denied(source: object, target: object) -> None:
        raise of_windows(ACCESS_DENIED, target)

    path = tmp_path / "a.csv"
    path.write_text("vanha")
    path.chmod(0o444)
    monkeypatch.setattr(os, "replace", denied)
    monkeypatch.setattr(os, "access", lambda *_: False)  # root may write to all
    monkeypatch.setattr(disk, "sleep", lambda _: None)
    monkeypatch.setattr(disk, "PATIENCE", 0.0)
    with pytest.raises(OSError) as caught, disk.replacing(path, 0.0) as beside:
        beside.write_text("uusi")
    assert caught.value.errno == errno.EACCES


@pytest.mark.parametrize(
    ("error", "held"),
    [
        (of_windows(SHARING_VIOLATION, "a"), True),
        (of_windows(33, "a"), True),
        (of_windows(ACCESS_DENIED, "a"), True),
        (of_windows(112, "a"), False),
        (OSError(errno.EBUSY, "busy"), True),
        (OSError(errno.EACCES, "no permission"), False),
        (ValueError(), False),
        (None, False),
    ],
)
def test_which_errors_are_waited_for(error: BaseException | None, held: bool) -> None:
    assert disk.is_held(error) == held


MOUNTED = """
import subprocess, sys
from pathlib import Path
from kooditin import disk
from kooditin.formats import to_csv
from kooditin.qda.errors import Refused
path, other = Path(sys.argv[1]), Path(sys.argv[2])
subprocess.run(["mount", "--bind", other, path], check=True)
try:
    to_csv.write(path, [])
except Refused as error:
    print(error)
"""


def test_a_file_that_the_system_itself_keeps_busy_is_told_so(tmp_path: Path) -> None:
    path, other = tmp_path / "results.csv", tmp_path / "other"
    path.write_text("vanha")
    other.write_text("muu")
    tried = subprocess.run(["unshare", "-rm", "true"], capture_output=True, check=False)
    if tried.returncode:
        pytest.skip("this machine permits no mount namespace")
    done = subprocess.run(
        ["unshare", "-rm", sys.executable, "-c", MOUNTED, path, other], capture_output=True, text=True, check=True
    )
    assert done.stdout.startswith("results.csv is open in another program, probably Excel.")
    assert path.read_text() == "vanha" and sorted(tmp_path.iterdir()) == [other, path]


@pytest.mark.parametrize(
    ("name", "refusal"),
    [
        ("työ.csv", 0),
        ("50% #1 & ä 😀.csv", 0),
        ("console.csv", 0),
        (".piilo", 0),
        ("NUL.csv", errno.EINVAL),
        ("con", errno.EINVAL),
        ("Aux .txt", errno.EINVAL),
        ("com1.työ.csv", errno.EINVAL),
        ("LPT¹.csv", errno.EINVAL),
        ("a:b.csv", errno.EINVAL),
        ("mitä?.csv", errno.EINVAL),
        ("a\tb.csv", errno.EINVAL),
        ("työ.", errno.EINVAL),
        ("työ ", errno.EINVAL),
        ("ä" * 251 + ".csv", 0),
        ("ä" * 252 + ".csv", errno.ENAMETOOLONG),
        ("😀" * 126 + ".csv", errno.ENAMETOOLONG),
    ],
)
def test_names_that_windows_refuses(name: str, refusal: int) -> None:
    assert disk.name_refused(name) == refusal


@pytest.mark.parametrize("name", ["NUL.csv", "a:b.csv", "mitä?.csv"])
def test_on_windows_nothing_is_written_under_a_name_that_means_something_else(
    name: str, tmp_path: Path, windows_files: Patient
) -> None:
    with pytest.raises(Refused, match="its name has a sign that the drive does not take") as caught:
        to_csv.write(tmp_path / name, [])
    assert str(caught.value).endswith("Choose another name, then try again.")
    assert list(tmp_path.iterdir()) == []


def test_a_share_whose_network_goes_is_no_reason_to_fail(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def gone(path: Path, strict: bool = False) -> Path:
        raise OSError(errno.EINVAL, "the specified network name is no longer available")

    path = tmp_path / "työ.kooditin"
    project = Project.create(path)
    with monkeypatch.context() as patched:
        patched.setattr(Path, "resolve", gone)
        assert disk.resolved(Path("a")) == Path("a").absolute()
        assert Settings().with_recent(path).recent == (str(path),)
        project.close()
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.parametrize(
    ("path", "form"),
    [
        (r"C:\Users\Äijälä\työ.csv", r"\\?\C:\Users\Äijälä\työ.csv"),
        (r"\\palvelin\jako$\työ.csv", r"\\?\UNC\palvelin\jako$\työ.csv"),
        (r"\\?\C:\työ.csv", r"\\?\C:\työ.csv"),
    ],
)
def test_long_paths_of_windows_get_the_form_without_a_limit(path: str, form: str) -> None:
    assert disk.extended(path) == form
    assert PureWindowsPath(form).name == "työ.csv"
    assert str(PureWindowsPath(form).with_name(".työ.part")) == form.replace("työ.csv", ".työ.part")


def test_short_paths_stay_as_they_are(windows_files: Patient) -> None:
    assert disk.reachable(Path("/a/työ.csv")) == Path("/a/työ.csv")
    long = Path("/", *["kansio"] * 90, "työ.csv")
    assert str(disk.reachable(long)).startswith("\\\\?\\")


@pytest.mark.parametrize("length", [200, 215, 231, 238])
def test_a_project_with_a_very_long_name_opens_for_writing(length: int, tmp_path: Path) -> None:
    path = tmp_path / ("a" * length + ".kooditin")
    with Project.create(path) as project:
        assert not project.read_only and project.read_only_reason is None
        project.codes.add("Äiti")
        with Project.open(path) as second:
            assert second.read_only
        assert lock_path(path).exists()
    assert list(tmp_path.iterdir()) == [path]


def test_a_project_deep_in_folders_works(tmp_path: Path) -> None:
    folder = tmp_path
    for _ in range(2):
        folder = folder / ("kansio ääkkösin " * 4).strip()
    path = folder / ("työ " * 10 + ".kooditin")
    with Project.create(path) as project:
        project.codes.add("Äiti")
    Project.open(path).close()
    assert len(str(path)) > 200 and len(backups.list_backups(path)) == 1


def test_a_project_that_was_moved_too_deep_says_so(tmp_path: Path) -> None:
    path = tmp_path / "työ.kooditin"
    Project.create(path).close()
    folder = tmp_path.joinpath(*["syvä kansio " * 8] * 5)
    folder.mkdir(parents=True)
    moved = path.rename(folder / path.name)
    with pytest.raises(CannotOpen, match=r"too long\. Move the file into a folder nearer to the root"):
        Project.open(moved)
    assert list(folder.iterdir()) == [moved]


@pytest.mark.parametrize("length", [120, 200])
def test_a_project_whose_name_is_too_long_is_not_made(length: int, tmp_path: Path) -> None:
    path = tmp_path / ("ä" * length + ".kooditin")
    with pytest.raises(Refused, match=r"\(its name is too long\)\. Choose a shorter name"):
        Project.create(path)
    assert list(tmp_path.iterdir()) == []


def test_a_name_that_is_too_long_is_told_so(tmp_path: Path) -> None:
    with pytest.raises(Refused, match=r"\(its name is too long\)\. Choose another name"):
        to_csv.write(tmp_path / ("ä" * 200 + ".csv"), [])
    assert list(tmp_path.iterdir()) == []
