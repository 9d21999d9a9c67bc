import sys

from django.conf import settings
from django.core.management.base import BaseCommand
from django.db import connection, connections

from portal.devdb.cluster import cluster_at
from portal.run.ports import noted, refuse_taken_port
from portal.run.preparation import prepare
from portal.run.processes import Stopped, ignore_signals, stop_on_signals
from portal.run.progress import Progress
from portal.run.service import run_service


class Command(BaseCommand):
    help = "Prepare what is missing, then run the production server and the background worker (`make run`)."
    requires_system_checks = ()

    def add_arguments(self, parser):
        parser.add_argument("--host", default="127.0.0.1")
        parser.add_argument("--port", type=int, default=8000)

    def handle(self, *, host, port, **options):
        stop_on_signals()
        progress = Progress(sys.stdout)
        try:
            refuse_taken_port(host, port)
            with noted(settings.VAR_DIR / "running", port):
                prepare(progress)
                run_service(host, port, progress)
        except Stopped:
            progress.say("\nstopped")
        finally:
            ignore_signals()
            stop_database()


def stop_database():
    """Only the embedded one, and only if nobody else uses it."""
    connections.close_all()
    if folder := connection.settings_dict.get("CLUSTER"):
        cluster_at(folder).stop_if_unused()
