"""A few processes that live and die together."""

import ctypes
import os
import signal
import subprocess
import sys
import time

GRACE_SECONDS = 15
ORPHAN_SECONDS = 2
ENDING_SIGNALS = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)


class Stopped(BaseException):
    """Somebody asks us to end: Ctrl-C, `make stop`, a closed terminal. Like KeyboardInterrupt no `except Exception`'s."""


def stop_on_signals():
    for number in ENDING_SIGNALS:
        signal.signal(number, raise_stopped)


def raise_stopped(number, frame):
    raise Stopped


def ignore_signals():
    for number in ENDING_SIGNALS:
        signal.signal(number, signal.SIG_IGN)


class Processes:
    """Leaving the block ends them all. Each heads a session of its own, so that Ctrl-C reaches only us."""

    def __init__(self, folder):
        self.folder = folder
        self.started = {}

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.end()

    def start(self, name: str, command: list, environment=None):
        self.started[name] = subprocess.Popen(
            command,
            cwd=self.folder,
            env=os.environ | (environment or {}),
            stdin=subprocess.DEVNULL,
            start_new_session=True,
            preexec_fn=end_with_parent,
        )

    def ended(self) -> str | None:
        """The name of one that no longer runs."""
        return next((name for name, process in self.started.items() if process.poll() is not None), None)

    def all_run(self) -> bool:
        return self.ended() is None

    def wait_for_an_end(self) -> str:
        while self.all_run():
            time.sleep(0.2)
        return self.ended()

    def end(self):
        """Politely; whoever is still there when time is up, or when we are asked again, is killed."""
        for process in self.started.values():
            process.terminate()
        deadline = time.monotonic() + GRACE_SECONDS
        for process in self.started.values():
            try:
                process.wait(max(0, deadline - time.monotonic()))
            except (subprocess.TimeoutExpired, Stopped):
                process.kill()
                process.wait()
            end_session(process.pid)


def end_session(leader: int):
    """A leader that was killed leaves its children behind."""
    deadline = time.monotonic() + ORPHAN_SECONDS
    try:
        while time.monotonic() < deadline:
            os.killpg(leader, signal.SIGKILL)
            time.sleep(0.02)
    except (ProcessLookupError, PermissionError):  # nobody left; macOS says the latter of zombies
        pass


def end_with_parent():
    """Even if we are killed outright, nothing stays behind (Linux only)."""
    if sys.platform == "linux":
        set_parent_death_signal = 1
        ctypes.CDLL(None).prctl(set_parent_death_signal, signal.SIGTERM)
