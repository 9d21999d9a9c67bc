"""Django's PostgreSQL backend, on the embedded server: the first connection starts it."""

from django.db.backends.postgresql import base, client

from . import binaries
from .cluster import cluster_at


class DatabaseClient(client.DatabaseClient):
    """`manage.py dbshell`."""

    def runshell(self, parameters):
        cluster_at(self.connection.settings_dict["CLUSTER"]).use()
        packaged = binaries.bin_dir() / "psql"
        self.executable_name = str(packaged) if packaged.exists() else "psql"
        super().runshell(parameters)


class DatabaseWrapper(base.DatabaseWrapper):
    client_class = DatabaseClient

    def get_new_connection(self, conn_params):
        cluster_at(self.settings_dict["CLUSTER"]).use()
        return super().get_new_connection(conn_params)
