import warnings
from pathlib import Path

import environ
from django.core.exceptions import ImproperlyConfigured

from portal.devdb.settings import embedded_database

EXAMPLE = "postgres://user:password@host:5432/name"


def database(env: environ.Env, var_dir: Path) -> dict:
    """The DATABASES entry: the server DATABASE_URL names, else the embedded one in the folder for variable data."""
    url = env.str("DATABASE_URL", default="")
    entry = named_database(url) if url else embedded_database(var_dir / "postgres")
    return entry | {"CONN_MAX_AGE": env.int("CONN_MAX_AGE", default=600), "CONN_HEALTH_CHECKS": True}


def named_database(url: str) -> dict:
    """Never repeats the URL in its message: a password may stand in it."""
    try:
        with warnings.catch_warnings(action="ignore"):
            entry = environ.Env.db_url_config(url)
    except (ValueError, TypeError, ImproperlyConfigured):
        entry = {}
    if entry.get("ENGINE") != "django.db.backends.postgresql" or not entry.get("NAME"):
        raise ImproperlyConfigured(f"DATABASE_URL does not name a PostgreSQL database; it looks like {EXAMPLE}")
    entry.setdefault("OPTIONS", {}).setdefault("connect_timeout", 10)
    return entry
