"""All that must stand before the first page; each step does only what is missing."""

from django.conf import settings
from django.db import connections

from portal.devdb.locks import exclusive

from . import catalogues, data, static_files

STEPS = (
    ("reach the database", data.connect),
    ("bring the tables up to date", data.migrate_if_needed),
    ("compile the messages", lambda: catalogues.compile_newer(settings.LOCALE_PATHS)),
    ("load the starting data", data.load_starting_data_once),
    ("make the sample parks and people", data.load_samples_once),
    ("collect the static files", static_files.collect_if_changed),
)


def prepare(progress):
    """One start at a time; its connections are closed at the end, as the server makes its own."""
    with exclusive(settings.VAR_DIR / "preparing.lock"):
        for name, do in STEPS:
            with progress.step(name):
                do()
        connections.close_all()
