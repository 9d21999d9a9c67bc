"""For pytest: a database server of its own where there is none, everything slow or outward replaced."""

from .base import *  # noqa: F403
from .base import STORAGES, VAR_DIR, env
from .database import database

SECRET_KEY = "for tests only: nothing is signed with it that anyone keeps"  # noqa: S105
ALLOWED_HOSTS = ["testserver", "localhost", "127.0.0.1"]
DATABASES = {"default": database(env, VAR_DIR / "tests") | {"CONN_MAX_AGE": 0}}
SAMPLES_ALLOWED = True
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
STORAGES["default"] = {"BACKEND": "django.core.files.storage.InMemoryStorage"}
STORAGES["staticfiles"] = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
WHITENOISE_USE_FINDERS = WHITENOISE_AUTOREFRESH = True
TASKS = {"default": {"BACKEND": "django.tasks.backends.immediate.ImmediateBackend"}}
LETTERS_TO = ["*"]  # of the mailbox in memory
# Every test signs in from the same address within the same minute.
ACCOUNT_RATE_LIMITS = False
