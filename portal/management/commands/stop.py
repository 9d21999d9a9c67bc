from django.conf import settings
from django.core.management.base import BaseCommand
from django.db import connection

from portal.devdb.cluster import cluster_at
from portal.run.ports import stop_noted


class Command(BaseCommand):
    help = "Stop what `make run` started in this folder, and the embedded database unless others use it."
    requires_system_checks = ()

    def handle(self, **options):
        for port in stop_noted(settings.VAR_DIR / "running"):
            self.stdout.write(f"stopped the server on port {port}")
        if folder := connection.settings_dict.get("CLUSTER"):
            gone = cluster_at(folder).stop_if_unused()
            self.stdout.write("the database is stopped" if gone else "the database stays: another process uses it")
