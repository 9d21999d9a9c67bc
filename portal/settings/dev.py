"""For `make run` and manage.py on one's own machine: everything has a default, nothing is for the public."""

from .base import *  # noqa: F403
from .base import VAR_DIR, env
from .database import database
from .mailer import mailer
from .secret_key import kept_secret_key

DEBUG = env.bool("PORTAL_DEBUG", default=False)
SECRET_KEY = env.str("SECRET_KEY", default="") or kept_secret_key(VAR_DIR / "secret-key")
ALLOWED_HOSTS = env.list("ALLOWED_HOSTS", default=[".localhost", "127.0.0.1", "[::1]"])
CSRF_TRUSTED_ORIGINS = env.list("CSRF_TRUSTED_ORIGINS", default=[])
DATABASES = {"default": database(env, VAR_DIR)}
SAMPLES_ALLOWED = True
if env.str("EMAIL_URL", default=""):
    MAILERS = {"default": mailer(env)}  # real letters, to PORTAL_LETTERS_TO alone
else:
    LETTERS_FOLDER, LETTERS_TO = VAR_DIR / "letters", ["*"]
    MAILERS = {"default": {"BACKEND": "portal.kit.letter_files.EmailBackend", "OPTIONS": {"folder": LETTERS_FOLDER}}}

if DEBUG:
    from .base import STORAGES

    STORAGES["staticfiles"] = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
