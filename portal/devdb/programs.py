"""Run one of PostgreSQL's programs, as root too."""

import os
import subprocess
import sys
from pathlib import Path

from . import rootless
from .errors import DevDatabaseError


def run(program: Path, *arguments, log: Path, text: str = "") -> int:
    """The exit code; what the program says goes to the end of the log file."""
    with log.open("a") as output:
        answer = subprocess.run(
            [*as_ordinary_user(), program, *arguments],
            input=text,
            text=True,
            stdout=output,
            stderr=output,
            check=False,
            umask=0o077,
        )
    if is_root() and answer.returncode == rootless.NOT_ALLOWED:
        raise DevDatabaseError(
            "PostgreSQL does not run as root, and this machine does not let us create a user namespace: "
            "run this as an ordinary user, or set DATABASE_URL to a running PostgreSQL."
        )
    return answer.returncode


def as_ordinary_user() -> list[str]:
    return [sys.executable, "-I", "-S", rootless.__file__] if is_root() else []


def is_root() -> bool:
    return os.geteuid() == 0


def last_words(log: Path) -> str:
    """The last line that says something, for a one-line message."""
    lines = [line.strip() for line in log.read_text(errors="replace").splitlines() if line.strip()]
    telling = [line for line in lines if "FATAL" in line or "error" in line.lower()]
    return (telling or lines or ["no message"])[-1]
