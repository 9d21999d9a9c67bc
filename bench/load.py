"""Load from wrk: how many requests a while took, how long they took, and the CPU time behind them."""

import os
import shutil
import subprocess
import tempfile
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter
from urllib.request import urlopen

from .processes import cpu_seconds

ROTATE = Path(__file__).with_name("rotate.lua")


@dataclass
class Round:
    """One while of load on one target; milliseconds, except `rate` in requests per second."""

    cpu_app: float
    cpu_database: float
    rate: float
    p50: float
    p99: float

    @property
    def cpu(self):
        return self.cpu_app + self.cpu_database


def require_wrk():
    if not shutil.which("wrk"):
        raise SystemExit("The benchmark needs wrk; on Debian: apt install wrk")


def warm(target, address, times=4):
    """Ask every address a few times, so that each worker remembers what it may remember."""
    for path in target.paths * times:
        with urlopen(address + path, timeout=60) as answer:  # noqa: S310 – our own server
            answer.read()


def fetch(address):
    """(seconds, bytes) of one answer, read as it comes."""
    started, size = perf_counter(), 0
    with urlopen(address, timeout=300) as answer:  # noqa: S310 – our own server
        while part := answer.read(1 << 16):
            size += len(part)
    return perf_counter() - started, size


def measure(target, address, server_pid, database_pid, seconds):
    """Load one target for some seconds; raises SystemExit when an answer was not a success."""
    before = cpu_seconds(server_pid), cpu_seconds(database_pid) if database_pid else 0
    requests, microseconds, p50, p99, failed = run_wrk(target, address, seconds)
    after = cpu_seconds(server_pid), cpu_seconds(database_pid) if database_pid else 0
    if failed or not requests:
        raise SystemExit(f"{target.name}: {failed} of {requests} requests failed")
    app, database = (1000 * (late - early) / requests for early, late in zip(before, after, strict=True))
    return Round(app, database, requests / microseconds * 1e6, p50 / 1000, p99 / 1000)


def run_wrk(target, address, seconds):
    with tempfile.NamedTemporaryFile("w", suffix=".txt") as paths:
        paths.write("\n".join(target.paths))
        paths.flush()
        command = ["wrk", "-t1", f"-c{target.connections}", f"-d{seconds}s", "-s", str(ROTATE), address]
        environment = {**os.environ, "BENCH_PATHS": paths.name}
        output = subprocess.run(command, env=environment, check=True, capture_output=True, text=True).stdout
    line = next(line for line in output.splitlines() if line.startswith("RESULT "))
    return [int(number) for number in line.split()[1:]]
