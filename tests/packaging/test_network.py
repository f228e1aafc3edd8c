"""Nothing of Kooditin speaks to a network: all of it runs where there is none, and nothing so much as tries."""

import ast
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from kooditin.project import Project

ROOT = Path(__file__).resolve().parents[2]
FORBIDDEN = {
    "aiohttp", "asyncio", "ftplib", "http", "httpx", "imaplib", "multiprocessing", "nntplib", "poplib", "requests",
    "smtplib", "socket", "socketserver", "ssl", "telnetlib", "urllib.request", "urllib3", "webbrowser", "websockets",
    "xmlrpc", "PySide6.QtNetwork", "PySide6.QtNetworkAuth", "PySide6.QtWebEngineCore", "PySide6.QtWebSockets",
}  # fmt: skip
NETLESS = ["unshare", "--map-root-user", "--net"]

# Python reads a module of this name at each start, so that every process of the journey is listened to.
LISTENER = """
import os, sys
def _listen(event, arguments):
    if event.startswith(("socket.", "ftplib.", "http.", "smtplib.", "urllib.")):
        with open(os.environ["NETWORK_LOG"], "a", encoding="utf-8") as log:
            log.write(f"{event} {arguments[1:]!r} {sys.argv}\\n")
sys.addaudithook(_listen)
with open(os.environ["NETWORK_LOG"] + ".heard", "a", encoding="utf-8") as log:
    log.write("x")
"""
TRIES = "socket.connect socket.bind socket.getaddrinfo socket.gethostbyname socket.sendto urllib.Request http.client."
WORKER = [sys.executable, "-m", "kooditin", "--language-worker"]
WORKER_LINES = [
    {"id": 1, "do": "about", "language": "fi"},
    {"id": 2, "do": "analyse", "language": "fi", "texts": ["Palveluohjausta on kunnissa. 😀", "Rahaa puuttuu."]},
]


@dataclass(frozen=True)
class Journey:
    """What the commands said, by name; what the system listed of the network; what was heard of each process."""

    said: dict[str, subprocess.CompletedProcess[str]]
    interfaces: str
    tried: list[str]
    processes: int
    is_netless: bool


@pytest.fixture(scope="module")
def journey(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Journey]:
    """The whole program from its first start to an export, without a network where this machine permits that."""
    folder = tmp_path_factory.mktemp("verkotta ä")
    listener, log = folder / "listener", folder / "network.log"
    listener.mkdir()
    (listener / "sitecustomize.py").write_text(LISTENER, encoding="utf-8")
    log.write_text("")
    netless = subprocess.run([*NETLESS, "true"], capture_output=True, check=False).returncode == 0
    environment = {
        **os.environ,
        "PYTHONPATH": os.pathsep.join((str(listener), str(ROOT))),
        "NETWORK_LOG": str(log),
        "KOODITIN_HOME": str(folder / "home"),
        "KOODITIN_QUIT_WHEN_PAINTED": "1",
        "QT_QPA_PLATFORM": "offscreen",
    }

    def run(*words: object) -> subprocess.CompletedProcess[str]:
        command = [*(NETLESS if netless else []), *map(str, words)]
        return subprocess.run(command, capture_output=True, encoding="utf-8", env=environment, timeout=300, check=False)

    def kooditin(*words: object) -> subprocess.CompletedProcess[str]:
        return run(sys.executable, "-m", "kooditin", *words)

    interview, project = folder / "Haastattelu 1.txt", folder / "esimerkki.kooditin"
    interview.write_text("H: Mitä kuuluu?\nV1: No hyvää. 😀 Rahaa puuttuu.\n", encoding="utf-8")
    said = {
        "doctor": kooditin("doctor", "--json"),
        "demo": kooditin("demo", project, "--no-window"),
        "import": kooditin("import", project, interview, "--json"),
        "code": kooditin("code", project, "Haastattelu 1", 0, 5, "Kehittämistarpeet/Resurssit"),
        "search": kooditin("search", project, "raha", "--json"),
        "suggest": kooditin("suggest", project, "--limit", 3, "--json"),
        "export": kooditin("export", project, folder / "otteet.csv"),
        "check": kooditin("check", project),
        "window": kooditin("open", project),
        "worker": worker_asked([*(NETLESS if netless else []), *WORKER], environment),
    }
    interfaces = run("cat", "/proc/net/dev").stdout if netless else ""
    heard = Path(f"{log}.heard").read_text().count("x")
    yield Journey(said, interfaces, log.read_text(encoding="utf-8").splitlines(), heard, netless)


def worker_asked(command: list[str], environment: dict[str, str]) -> subprocess.CompletedProcess[str]:
    """What the language worker answers; its input ends when it has answered all, as it ends with its input."""
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, encoding="utf-8",
        env=environment,
    ) as worker:  # fmt: skip
        assert worker.stdin is not None and worker.stdout is not None
        worker.stdin.write("".join(f"{json.dumps(line)}\n" for line in WORKER_LINES))
        worker.stdin.flush()
        answers = ""
        for line in worker.stdout:
            answers += line
            answer = json.loads(line)
            if answer["id"] == WORKER_LINES[-1]["id"] and ("done" in answer or "error" in answer):
                break
        rest, errors = worker.communicate(timeout=60)
    return subprocess.CompletedProcess(command, worker.returncode, answers + rest, errors)


def test_all_of_it_works_without_a_network(journey: Journey) -> None:
    from kooditin.cli.commands import kooditin

    known = {name: done for name, done in journey.said.items() if name in {*kooditin.commands, "window", "worker"}}
    assert {name: done.stderr for name, done in known.items() if done.returncode} == {}
    assert {"doctor", "demo", "import", "code", "export", "window", "worker"} <= set(known)
    answers = [json.loads(line) for line in journey.said["worker"].stdout.splitlines()]
    assert answers[0]["id"] == 1 and answers[-1] == {"id": 2, "done": True}
    (words,) = (answer["words"] for answer in answers if answer.get("at") == 1)
    assert "puuttua" in [lemma for _, _, lemma, *_ in words]


def test_there_was_no_network_to_speak_to(journey: Journey) -> None:
    if not journey.is_netless:
        pytest.skip("this machine permits no empty network namespace; the program ran with its network")
    names = [line.partition(":")[0].strip() for line in journey.interfaces.splitlines()[2:]]
    assert names == ["lo"]


def test_nothing_so_much_as_tries_to_reach_a_network(journey: Journey) -> None:
    assert journey.processes >= len(journey.said)
    assert [line for line in journey.tried if line.startswith(tuple(TRIES.split()))] == []


@pytest.mark.parametrize("part", ["window", "worker"])
def test_no_library_below_python_tries_either(part: str, tmp_path: Path) -> None:
    if shutil.which("strace") is None or subprocess.run(["strace", "true"], capture_output=True).returncode:
        pytest.skip("this machine has no strace, or permits none")
    project, log = tmp_path / "työ.kooditin", tmp_path / "calls"
    Project.create(project).close()
    tracing = ["strace", "-f", "-qq", "-e", "trace=connect,bind,sendto", "-o", str(log)]
    environment = {**os.environ, "KOODITIN_QUIT_WHEN_PAINTED": "1", "PYTHONPATH": str(ROOT)}
    if part == "worker":
        assert '"done"' in worker_asked([*tracing, *WORKER], environment).stdout
    else:
        command = [*tracing, sys.executable, "-m", "kooditin", "open", str(project)]
        subprocess.run(command, env=environment, check=True, capture_output=True, timeout=300)
    assert [line for line in log.read_text(encoding="utf-8").splitlines() if "AF_INET" in line] == []


def test_the_listener_hears_who_tries(tmp_path: Path) -> None:
    (tmp_path / "sitecustomize.py").write_text(LISTENER, encoding="utf-8")
    log = tmp_path / "log"
    script = "import socket; socket.socket(socket.AF_INET, socket.SOCK_DGRAM).connect(('127.0.0.1', 9))"
    environment = {**os.environ, "PYTHONPATH": str(tmp_path), "NETWORK_LOG": str(log)}
    subprocess.run([sys.executable, "-c", script], env=environment, check=True, timeout=60)
    assert any(line.startswith(tuple(TRIES.split())) for line in log.read_text(encoding="utf-8").splitlines())


def test_no_module_imports_what_speaks_to_networks() -> None:
    found = [
        f"{path.relative_to(ROOT)}: {name}"
        for path in sorted((ROOT / "kooditin").rglob("*.py"))
        for name in imported(path)
        if name in FORBIDDEN or name.partition(".")[0] in FORBIDDEN
    ]
    assert found == []


def imported(path: Path) -> Iterator[str]:
    """The modules that a file imports, anywhere in it, and those in texts that are run as Python."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module
            yield from (f"{node.module}.{alias.name}" for alias in node.names)
