"""Makes .venv from the lock and says what Qt lacks: needs nothing but a Python, and may be run as often as you like.

python3 packaging/set_up.py            what the program needs
python3 packaging/set_up.py --develop  and the tools for testing it
"""

import os
import sys

if sys.version_info < (3, 6):  # An older one must get as far as the sentence.
    sys.exit("Kooditin needs Python 3.11 or newer. Install it and run the command again.")

import ctypes
import hashlib
import shutil
import subprocess

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
ENVIRONMENT = os.path.join(ROOT, ".venv")
WINDOWS = sys.platform == "win32"
OLDEST = (3, 11)

# What Qt's libraries load (`readelf -d`), and the Debian package that brings each. Newer releases' packages
# with other names (libglib2.0-0t64) stand in for these.
QT_ALWAYS = {
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libX11.so.6": "libx11-6",
    "libdbus-1.so.3": "libdbus-1-3",
    "libfontconfig.so.1": "libfontconfig1",
    "libfreetype.so.6": "libfreetype6",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libgthread-2.0.so.0": "libglib2.0-0",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libz.so.1": "zlib1g",
    "libzstd.so.1": "libzstd1",
}
QT_TOOLS = {"libgssapi_krb5.so.2": "libgssapi-krb5-2"}  # lrelease, which a test of the translations runs
QT_ON_A_DISPLAY = {
    "libX11-xcb.so.1": "libx11-xcb1",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-randr.so.0": "libxcb-randr0",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-render.so.0": "libxcb-render0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-shm.so.0": "libxcb-shm0",
    "libxcb-sync.so.1": "libxcb-sync1",
    "libxcb-util.so.1": "libxcb-util1",
    "libxcb-xfixes.so.0": "libxcb-xfixes0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
    "libxcb.so.1": "libxcb1",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    "libwayland-client.so.0": "libwayland-client0",
    "libwayland-cursor.so.0": "libwayland-cursor0",
}


def main():
    """Sets up; exits with a sentence where a person has to do something first."""
    develop = "--develop" in sys.argv[1:]
    with_a_new_enough_python()
    lock = os.path.join(ROOT, "packaging", "requirements-dev.lock" if develop else "requirements.lock")
    if not is_set_up(lock, develop):
        make_environment()
        install(lock)
        note_set_up(lock, develop)
    complete = see_to_qt_libraries(
        dict(QT_ALWAYS, **(QT_TOOLS if develop else QT_ON_A_DISPLAY if has_display() else {}))
    )
    if develop and not complete:
        sys.exit(1)  # without them no test of the window can start; the demo goes on without the window


def say(sentence):
    print(sentence, file=sys.stderr, flush=True)


def has_display():
    """Whether a window could be shown here."""
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


# ---- Python itself


def with_a_new_enough_python():
    """Goes on in a newer Python of this machine when this one is too old; installs one by apt when it may."""
    if sys.version_info >= OLDEST:
        return
    newer = newer_python()
    if newer is None and apt_may_install():
        say("Kooditin needs Python 3.11 or newer; this one is {}.{}.".format(*sys.version_info[:2]))
        apt_install(["python3.11-venv"])
        newer = newer_python()
    if newer is None:
        sys.exit(
            "Kooditin needs Python 3.11 or newer, and this one is {}.{}. Install a newer one "
            "(Debian 12 and Ubuntu 24.04 bring it) and run the command again.".format(*sys.version_info[:2])
        )
    os.execv(newer, [newer, *sys.argv])


def newer_python():
    """The path of a Python that is new enough, or None."""
    found = (shutil.which("python3.%d" % minor) for minor in range(19, OLDEST[1] - 1, -1))
    return next((path for path in found if path), None)


# ---- apt


def apt_may_install():
    """Whether packages can be installed without asking anybody: as root, or by a sudo that wants no password."""
    if not shutil.which("apt-get"):
        return False
    if os.geteuid() == 0:
        return True
    return bool(shutil.which("sudo")) and subprocess.call(["sudo", "-n", "true"], stderr=subprocess.DEVNULL) == 0


def apt_install(packages):
    """Installs the packages; whether that went well."""
    say("Installing by apt: " + " ".join(packages))
    prefix = [] if os.geteuid() == 0 else ["sudo", "-n"]
    quiet = ["env", "DEBIAN_FRONTEND=noninteractive", "apt-get", "-qq", "-o", "Dpkg::Use-Pty=0"]
    install_them = prefix + quiet + ["install", "-y", "--no-install-recommends"] + packages
    if subprocess.call(install_them, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) == 0:
        return True
    # A machine that was never updated knows no packages; an update first also finds ones that have moved on.
    subprocess.call(prefix + quiet + ["update"], stdout=subprocess.DEVNULL)
    return subprocess.call(install_them, stdout=subprocess.DEVNULL) == 0


def line_to_run(packages):
    """The one line that a person can run."""
    return "sudo apt-get install " + " ".join(packages)


# ---- the environment


def environment_python():
    """The path of the environment's own Python."""
    return os.path.join(ENVIRONMENT, "Scripts", "python.exe") if WINDOWS else os.path.join(ENVIRONMENT, "bin", "python")


def fingerprint(lock):
    """What the environment was made from: the lock, the project's own file, the Python and the place."""
    digest = hashlib.sha256(("%s %s" % (sys.version, ENVIRONMENT)).encode())
    for path in (lock, os.path.join(ROOT, "pyproject.toml")):
        with open(path, "rb") as stream:
            digest.update(stream.read())
    return digest.hexdigest()


def stamp(develop):
    return os.path.join(ENVIRONMENT, "set-up-develop" if develop else "set-up")


def is_set_up(lock, develop):
    """Whether the environment was made from exactly this lock; one for developing also serves the program."""
    for name, its_lock in ((stamp(develop), lock), (stamp(True), lock.replace("ments.lock", "ments-dev.lock"))):
        if os.path.isfile(name):
            with open(name) as stream:
                if stream.read() == fingerprint(its_lock):
                    return os.path.exists(environment_python())
    return False


def note_set_up(lock, develop):
    with open(stamp(develop), "w") as stream:
        stream.write(fingerprint(lock))


def make_environment():
    """An empty .venv with pip, when there is none that works; brings Debian's separate venv package by apt."""
    if environment_works():
        return
    package = "python%d.%d-venv" % sys.version_info[:2]
    if not has_ensurepip() and not (apt_may_install() and apt_install([package]) and has_ensurepip()):
        sys.exit(
            "Python's venv module is missing here. Run this line, then the command again:\n  " + line_to_run([package])
        )
    say("Making the environment in .venv ...")
    subprocess.check_call([sys.executable, "-m", "venv", "--clear", ENVIRONMENT])


def environment_works():
    """Whether .venv is of this very Python, was made in this place, and has pip."""
    python = environment_python()
    same = "import pip, sys; sys.exit(sys.version_info[:2] != (%d, %d))" % sys.version_info[:2]
    if not os.path.exists(python) or subprocess.call([python, "-c", same], stderr=subprocess.DEVNULL) != 0:
        return False
    pip = os.path.join(os.path.dirname(python), "pip")
    if WINDOWS or not os.path.isfile(pip):
        return WINDOWS
    with open(pip) as stream:
        return ENVIRONMENT in stream.readline()


def has_ensurepip():
    """Whether this Python can make an environment with pip; asked of a new process, for it may just have come."""
    return subprocess.call([sys.executable, "-c", "import venv, ensurepip"], stderr=subprocess.DEVNULL) == 0


def install(lock):
    """Exactly what the lock names, then the project itself from where it is."""
    say("Installing the packages of {} ...".format(os.path.relpath(lock, ROOT)))
    pip = [environment_python(), "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--no-deps"]
    for arguments in (["--require-hashes", "-r", lock], ["--no-build-isolation", "--editable", ROOT]):
        if subprocess.call(pip + arguments) != 0:
            sys.exit("The packages could not be installed. Check the network connection and run the command again.")


# ---- Qt's system libraries


def missing_packages(libraries):
    """The Debian packages of those libraries that cannot be loaded here, without repetition."""
    missing = []
    for library, package in libraries.items():
        try:
            ctypes.CDLL(library)
        except OSError:
            if package not in missing:
                missing.append(package)
    return missing


def see_to_qt_libraries(wanted):
    """Says which system libraries Qt lacks; installs them when it may, else prints the line. Whether all are there."""
    if not sys.platform.startswith("linux"):
        return True
    missing = missing_packages(wanted)
    if not missing:
        return True
    say("Qt lacks these system libraries: " + " ".join(missing))
    if apt_may_install() and apt_install(missing):
        missing = missing_packages(wanted)
    if missing:
        say("Run this line, then the command again:\n  " + line_to_run(missing))
    return not missing


if __name__ == "__main__":
    main()
