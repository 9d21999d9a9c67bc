"""Wait until a visitor would be served."""

import time
from http.client import HTTPConnection

START_SECONDS = 60


def await_first_page(host: str, port: int, path: str, still_running) -> int:
    """The status of the first answer, or 0 when the server ended or did not answer in time."""
    deadline = time.monotonic() + START_SECONDS
    while still_running() and time.monotonic() < deadline:
        try:
            return status_of(host, port, path)
        except OSError:
            time.sleep(0.05)
    return 0


def status_of(host, port, path) -> int:
    """Straight to the server: a proxy in the environment is for the world outside."""
    connection = HTTPConnection(host, port, timeout=START_SECONDS)
    try:
        connection.request("GET", path)
        return connection.getresponse().status
    finally:
        connection.close()
