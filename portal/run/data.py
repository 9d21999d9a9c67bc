"""The database brought up to date: only what is missing is done, so a second start changes nothing."""

from django.contrib.auth import get_user_model
from django.core.management import CommandError, call_command
from django.db import OperationalError, connection
from django.db.migrations.executor import MigrationExecutor

from parks.models import Area


def connect():
    try:
        connection.ensure_connection()
    except OperationalError as problem:
        reason = " ".join(str(problem).split())
        raise CommandError(
            f"The database cannot be reached: {reason} "
            "– correct DATABASE_URL, or leave it out to use the project's own PostgreSQL."
        ) from problem


def migrate_if_needed() -> bool:
    executor = MigrationExecutor(connection)
    if not executor.migration_plan(executor.loader.graph.leaf_nodes()):
        return False
    call_command("migrate", interactive=False, verbosity=0)
    return True


def load_starting_data_once() -> bool:
    if Area.objects.exists():
        return False
    call_command("load_starting_data", verbosity=0)
    return True


def load_samples_once() -> bool:
    """Only into a database without any person: what somebody deleted does not come back."""
    if get_user_model().objects.exists():
        return False
    call_command("load_samples", verbosity=0)
    return True
