"""The production server, for `make run` and for systemd alike. Every figure can be set from outside."""

import gc
import os

bind = os.environ.get("BIND", "127.0.0.1:8000")
workers = int(os.environ.get("WEB_CONCURRENCY", "2"))
worker_class = "gthread"
threads = int(os.environ.get("WEB_THREADS", "4"))
# The application is loaded once and forked: half the memory, and the first request finds everything imported.
# New code therefore needs a restart; a reload (HUP) is not enough.
preload_app = True
keepalive = 15
timeout = 60
graceful_timeout = 10
# A heartbeat file on a disk can block a worker; memory cannot.
worker_tmp_dir = "/dev/shm" if os.path.isdir("/dev/shm") else None  # noqa: S108
forwarded_allow_ips = os.environ.get("FORWARDED_ALLOW_IPS", "127.0.0.1,::1")
loglevel = os.environ.get("LOG_LEVEL", "warning")
accesslog = os.environ.get("ACCESS_LOG") or None
control_socket_disable = True


def when_ready(server):
    """What is loaded by now lives as long as the server: no worker need look through it for garbage again and again."""
    gc.freeze()
