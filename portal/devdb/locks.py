"""File locks that keep processes apart: the system lets go of them however a process ends."""

import fcntl
import threading
from contextlib import contextmanager
from pathlib import Path


@contextmanager
def exclusive(path: Path):
    """One process (and thread) at a time; the others wait."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("a") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield


class Users:
    """The processes that need the server: each holds a shared lock on one file for as long as it lives.

    Forked children hold it too, through the file they inherit.
    """

    def __init__(self, path: Path):
        self.path = path
        self.file = None
        self.threads = threading.Lock()

    def join(self):
        with self.threads:
            if self.file is None:
                self.file = self.path.open("a")
                fcntl.flock(self.file, fcntl.LOCK_SH)

    def leave(self):
        with self.threads:
            if self.file is not None:
                self.file.close()
                self.file = None

    def nobody(self) -> bool:
        """Ask only while holding the exclusive lock under which others join."""
        with self.path.open("a") as file:
            try:
                fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                return False
            return True
