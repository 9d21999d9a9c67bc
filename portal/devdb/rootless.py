"""Run a program as an ordinary user although we are root: `python rootless.py program arguments…`

PostgreSQL refuses to run as root. Inside a user namespace of its own the program sees itself as user 1000, while
its files still belong to root outside. Run as a script in a process of its own: the namespace cannot be left again.
"""

import os
import sys
from pathlib import Path

INNER_ID = 1000
NOT_ALLOWED = 77


def enter_namespace():
    uid, gid = os.getuid(), os.getgid()
    os.unshare(os.CLONE_NEWUSER)
    Path("/proc/self/setgroups").write_text("deny")
    Path("/proc/self/uid_map").write_text(f"{INNER_ID} {uid} 1")
    Path("/proc/self/gid_map").write_text(f"{INNER_ID} {gid} 1")


if __name__ == "__main__":
    try:
        enter_namespace()
    except (OSError, AttributeError):  # AttributeError: not Linux
        sys.exit(NOT_ALLOWED)
    os.execv(sys.argv[1], sys.argv[1:])  # noqa: S606
