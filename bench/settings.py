"""The settings of `make run`, with the hello-world view beside the portal's own pages; BENCH_DATABASE names another database."""

from portal.settings.dev import *  # noqa: F403
from portal.settings.dev import DATABASES, env

ROOT_URLCONF = "bench.urls"
if database := env.str("BENCH_DATABASE", default=""):
    DATABASES["default"]["NAME"] = database
