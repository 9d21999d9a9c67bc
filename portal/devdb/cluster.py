"""One PostgreSQL data folder of this project, and the server on it."""

import hashlib
import os
import shutil
import signal
import socket
import sys
import time
from functools import cache
from pathlib import Path

from . import binaries, programs
from .errors import DevDatabaseError
from .locks import Users, exclusive

OWNER = DATABASE = "portal"
PORT = 5432  # only part of the socket's name: the server listens on no network port
LONGEST_SOCKET_PATH = 100  # the system allows 107 bytes (103 on macOS)
STOP_SECONDS = 30
# Nothing is lost but the last half second if the machine itself dies; what the planner estimates is enough without JIT.
SERVER_OPTIONS = ("listen_addresses=", "synchronous_commit=off", "jit=off", "log_timezone=UTC")


@cache
def cluster_at(folder) -> "Cluster":
    return Cluster(Path(folder))


def socket_dir(folder: Path) -> Path:
    """The folder itself; where that is too long for a socket, one under /tmp (not TMPDIR: all must agree)."""
    if len(os.fsencode(folder / f".s.PGSQL.{PORT}")) <= LONGEST_SOCKET_PATH:
        return folder
    return Path("/tmp") / f"portal-{hashlib.sha256(os.fsencode(folder)).hexdigest()[:16]}"  # noqa: S108


class Cluster:
    def __init__(self, folder: Path):
        self.folder = folder.absolute()
        self.data = self.folder / "data"
        self.log = self.folder / "server.log"
        self.lock = self.folder / "lock"
        self.socket_dir = socket_dir(self.folder)
        self.users = Users(self.folder / "users")

    def use(self):
        """Have the server running, and keep others from stopping it while this process lives."""
        with exclusive(self.lock):
            self.users.join()
            if not self.answers():
                self.start()

    def stop_if_unused(self) -> bool:
        """Give up our own use; stop the server unless another process uses it. True if no server is left."""
        if not self.folder.exists():
            return True
        with exclusive(self.lock):
            self.users.leave()
            if not self.users.nobody():
                return False
            self.stop()
            return True

    def answers(self) -> bool:
        with socket.socket(socket.AF_UNIX) as client:
            return client.connect_ex(str(self.socket_dir / f".s.PGSQL.{PORT}")) == 0

    def start(self):
        bin_dir = binaries.bin_dir()
        if (self.data / "PG_VERSION").exists():
            self.refuse_other_version(bin_dir)
            self.clear_dead_server()
        else:
            self.create(bin_dir)
        self.make_socket_dir()
        options = " ".join(f"-c {option}" for option in (*SERVER_OPTIONS, f"port={PORT}"))
        options += f" -k '{self.socket_dir}'"
        if programs.run(bin_dir / "pg_ctl", "start", "-w", "-D", self.data, "-o", options, log=self.log):
            raise DevDatabaseError(f"PostgreSQL did not start: {programs.last_words(self.log)} (all of it: {self.log})")

    def create(self, bin_dir: Path):
        """In a folder beside, renamed at the end: an interrupted start leaves nothing half made."""
        unfinished = self.folder / "data.unfinished"
        shutil.rmtree(unfinished, ignore_errors=True)
        failed = programs.run(
            bin_dir / "initdb", "-D", unfinished, "-U", OWNER, "--auth=trust", "--no-sync", "--encoding=UTF8",
            *locale_arguments(binaries.major_version(bin_dir)), log=self.log,
        ) or programs.run(
            bin_dir / "postgres", "--single", "-D", unfinished, "postgres", log=self.log,
            text=f"CREATE DATABASE {DATABASE}\n",
        )  # fmt: skip
        if failed:
            raise DevDatabaseError(f"initdb failed: {programs.last_words(self.log)} (all of it: {self.log})")
        unfinished.rename(self.data)

    def refuse_other_version(self, bin_dir: Path):
        found = (self.data / "PG_VERSION").read_text().strip()
        ours = binaries.major_version(bin_dir)
        if found != str(ours):
            raise DevDatabaseError(
                f"{self.data} was made by PostgreSQL {found}, but {bin_dir} is {ours}: move the folder away to begin "
                f"anew, or set POSTGRES_BIN to the programs of {found}, dump with pg_dump, move it, and load the dump."
            )

    def make_socket_dir(self):
        self.socket_dir.mkdir(mode=0o700, parents=True, exist_ok=True)
        if self.socket_dir.stat().st_uid != os.geteuid():
            raise DevDatabaseError(f"{self.socket_dir} belongs to another user: remove it.")

    def clear_dead_server(self):
        """A killed container leaves a pid file whose number may be another process now; a swept /tmp, a deaf server."""
        pid = self.server_pid()
        if pid and not is_postgres(pid):
            (self.data / "postmaster.pid").unlink()
        elif pid:
            self.stop()

    def stop(self):
        pid = self.server_pid()
        if not pid or not is_postgres(pid):
            return
        os.kill(pid, signal.SIGINT)  # PostgreSQL's fast shutdown: ends sessions, keeps the data
        deadline = time.monotonic() + STOP_SECONDS
        while is_postgres(pid):
            if time.monotonic() > deadline:
                raise DevDatabaseError(f"PostgreSQL (process {pid}) does not stop; see {self.log}")
            time.sleep(0.02)

    def server_pid(self) -> int | None:
        try:
            return int((self.data / "postmaster.pid").read_text().split()[0])
        except (FileNotFoundError, IndexError):
            return None


def is_postgres(pid: int) -> bool:
    """Is the process alive and, where the system tells its name, PostgreSQL's? A zombie's files are closed: dead."""
    if sys.platform == "linux":
        try:
            name, state = Path(f"/proc/{pid}/stat").read_text().split("(", 1)[1].rsplit(")", 1)
        except (FileNotFoundError, ProcessLookupError):
            return False
        return name == "postgres" and state.split()[0] != "Z"
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return True


def locale_arguments(major: int) -> list[str]:
    """Sorting by code point; but LC_CTYPE must know Chinese letters, or pg_trgm finds none (see portal/checks.py)."""
    lc = "C.UTF-8" if sys.platform == "linux" else "en_US.UTF-8"
    if major < 17:
        return [f"--locale={lc}"]
    return [f"--locale={lc}", "--locale-provider=builtin", "--builtin-locale=C.UTF-8"]
