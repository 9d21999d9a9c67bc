"""The production server of the measurement, and how much CPU time and memory a tree of processes has used."""

import os
import re
import socket
import subprocess
import sys
import threading
from contextlib import contextmanager
from pathlib import Path

from django.conf import settings
from django.db import connection

from portal.devdb.cluster import cluster_at
from portal.run.first_page import await_first_page

TICKS = os.sysconf("SC_CLK_TCK")


@contextmanager
def server(database=""):
    """The server of `make run` with bench.settings, on a free port; gives its process number and address.

    It asks the database of this name, or that of `make run`.
    """
    port = free_port()
    command = [sys.executable, "-m", "gunicorn", "--config", "deploy/gunicorn.conf.py", "portal.wsgi"]
    own = {"DJANGO_SETTINGS_MODULE": "bench.settings", "BENCH_DATABASE": database, "BIND": f"127.0.0.1:{port}"}
    environment = {**os.environ, **own}
    process = subprocess.Popen(command, cwd=settings.BASE_DIR, env=environment)
    try:
        if not await_first_page("127.0.0.1", port, "/hello/", lambda: process.poll() is None):
            raise SystemExit("The server did not start; see the lines above.")
        yield process.pid, f"http://127.0.0.1:{port}"
    finally:
        process.terminate()
        process.wait(timeout=30)


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def tree(pid):
    """A process and its descendants."""
    try:
        children = [
            one for task in Path(f"/proc/{pid}/task").iterdir() for one in (task / "children").read_text().split()
        ]
    except OSError:  # it has ended
        return []
    return [pid, *(below for child in children for below in tree(int(child)))]


def cpu_seconds(pid):
    """User and system time of a tree of processes, of those that ended meanwhile as well."""
    ticks = 0
    for member in tree(pid):
        fields = Path(f"/proc/{member}/stat").read_text().rpartition(")")[2].split()
        ticks += sum(int(field) for field in fields[11:15])
    return ticks / TICKS


def peak_megabytes(pid):
    """The largest resident memory any worker of the server has had."""
    return max(map(peak_of, tree(pid)[1:]))


def peak_of(pid):
    """Megabytes; 0 for a process that has ended."""
    try:
        found = re.search(r"VmHWM:\s+(\d+)", Path(f"/proc/{pid}/status").read_text())
    except OSError:
        return 0
    return int(found[1]) / 1024 if found else 0


class Watch(threading.Thread):
    """The largest resident memory of the processes that workers of the server start, looked at a hundred times a second."""

    def __init__(self, pid):
        super().__init__(daemon=True)
        self.pid, self.megabytes, self.ended = pid, 0, threading.Event()

    def run(self):
        workers = set(tree(self.pid))
        while not self.ended.wait(0.01):
            started = set(tree(self.pid)) - workers
            self.megabytes = max([self.megabytes, *map(peak_of, started)])

    def __enter__(self):
        self.start()
        return self

    def __exit__(self, *problem):
        self.ended.set()
        self.join()


def postmaster():
    """The process number of the project's own PostgreSQL; None when DATABASE_URL names a server elsewhere."""
    folder = connection.settings_dict.get("CLUSTER")
    return cluster_at(folder).server_pid() if folder else None
