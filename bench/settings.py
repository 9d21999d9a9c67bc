"""The settings of `make run`, with the hello-world view beside the portal's own pages."""

from portal.settings.dev import *  # noqa: F403

ROOT_URLCONF = "bench.urls"
