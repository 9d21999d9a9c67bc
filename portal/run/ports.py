"""One server a port: who holds it, and the note by which `make stop` finds it."""

import fcntl
import os
import signal
import socket
import time
from contextlib import contextmanager
from pathlib import Path

from django.core.management.base import CommandError

STOP_SECONDS = 30


def refuse_taken_port(host: str, port: int):
    with socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except (OSError, OverflowError) as problem:
            reason = getattr(problem, "strerror", None) or problem
            raise CommandError(
                f"Cannot listen on {host}:{port}: {reason}. Stop what runs there (`make stop` if it is ours), "
                f"or take another port: PORT={port % 60000 + 1} make run"
            ) from problem


@contextmanager
def noted(folder: Path, port: int):
    """Leave our process number in the folder, and a lock on it that ends with us however we end."""
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"{port}.pid"
    with path.open("a+") as note:
        if is_held(note):
            raise CommandError(f"`make run` is starting on port {port} already; stop it with `make stop`.")
        note.truncate(0)
        note.write(str(os.getpid()))
        note.flush()
        try:
            yield
        finally:
            path.unlink(missing_ok=True)


def is_held(note) -> bool:
    try:
        fcntl.flock(note, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return True
    return False


def stop_noted(folder: Path) -> list[int]:
    """End every server noted in the folder, as Ctrl-C would; the ports they had."""
    return [int(path.stem) for path in sorted(folder.glob("*.pid")) if stop(path)]


def stop(path: Path) -> bool:
    with path.open() as note:
        if not is_held(note):
            path.unlink(missing_ok=True)
            return False
        pid = int(note.read())
        os.kill(pid, signal.SIGTERM)
        deadline = time.monotonic() + STOP_SECONDS
        while is_held(note):
            if time.monotonic() > deadline:
                raise CommandError(f"Process {pid} does not stop; end it with: kill -9 {pid}")
            time.sleep(0.05)
    return True
