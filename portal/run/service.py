"""The production server, the background worker and the clock, side by side."""

import os
import sys

from django.conf import settings
from django.core.management.base import CommandError
from django.urls import reverse

from portal.samples import samples_present

from .first_page import await_first_page
from .processes import Processes

SERVER, WORKER, CLOCK = "The server", "The background worker", "The clock"
LOOPBACK = ("127.0.0.1", "::1", "localhost")
ANY = {"0.0.0.0": "127.0.0.1", "::": "::1"}  # noqa: S104 – to talk to a server that listens everywhere


def run_service(host: str, port: int, progress):
    """Until somebody stops us (processes.Stopped) or one of the two ends."""
    with Processes(settings.BASE_DIR) as processes:
        with progress.step("start the server"):
            processes.start(SERVER, server_command(), server_environment(host, port))
            status = await_first_page(ANY.get(host, host), port, reverse("portal:home"), processes.all_run)
        if not status:
            raise CommandError("The server did not start; see the lines above.")
        environment = background_environment(host, port)
        processes.start(WORKER, manage_command("db_worker", "--queue-name", "*", "--no-reload"), environment)
        processes.start(CLOCK, manage_command("run_regularly"), environment)
        greet(host, port, status, progress)
        ended = processes.wait_for_an_end()
        raise CommandError(f"{ended} ended by itself, so everything is stopped; see the lines above.")


def server_command() -> list:
    return [sys.executable, "-m", "gunicorn", "--config", settings.BASE_DIR / "deploy/gunicorn.conf.py", "portal.wsgi"]


def manage_command(*arguments) -> list:
    return [sys.executable, settings.BASE_DIR / "manage.py", *arguments]


def background_environment(host: str, port: int) -> dict:
    """Letters lead to where this server is, unless somebody has said another address."""
    return {"PORTAL_SITE_URL": os.environ.get("PORTAL_SITE_URL") or site_address(host, port)}


def server_environment(host: str, port: int) -> dict:
    environment = {"BIND": address(host, port)} | background_environment(host, port)
    if host not in LOOPBACK and settings.SAMPLES_ALLOWED:
        environment["ALLOWED_HOSTS"] = "*"  # reached by whatever name this machine has
    return environment


def address(host: str, port: int) -> str:
    return f"[{host}]:{port}" if ":" in host else f"{host}:{port}"


def site_address(host: str, port: int) -> str:
    return f"http://{address(ANY.get(host, host), port)}"


def greet(host, port, status, progress):
    site = site_address(host, port)
    progress.say(f"\n{site}{reverse('portal:home')}  (ready after {progress.seconds():.1f} s)")
    if status >= 400:
        progress.say(f"But the first page answers {status}; see the lines above.")
    if samples := samples_present():
        progress.say(f"{site}{reverse('admin:index')}  sample sign-ins:")
    for person in samples:
        progress.say(f"  {person.username} / {person.password}  ({person.display_name})")
    if folder := settings.LETTERS_FOLDER:
        progress.say(f"Letters are not sent, they land as files in {folder}")
    progress.say("Stop with Ctrl-C or `make stop`.")
