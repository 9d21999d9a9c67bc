"""For the public: everything comes from the environment (see deploy/env.example), and nothing secret has a default."""

import os

from django.core.exceptions import ImproperlyConfigured

from .base import *  # noqa: F403
from .base import VAR_DIR, env
from .database import database
from .mailer import mailer

REQUIRED = ("SECRET_KEY", "DATABASE_URL", "ALLOWED_HOSTS")
if missing := [name for name in REQUIRED if not os.environ.get(name)]:
    raise ImproperlyConfigured(f"Production needs {', '.join(missing)} in the environment; see deploy/env.example.")

DEBUG = False
SECRET_KEY = os.environ["SECRET_KEY"]  # not through env(): a leading $ is part of the key
SECRET_KEY_FALLBACKS = env.list("SECRET_KEY_FALLBACKS", default=[])
ALLOWED_HOSTS = env.list("ALLOWED_HOSTS")
PORTAL_SITE_URL = env.str("PORTAL_SITE_URL", default=f"https://{ALLOWED_HOSTS[0].lstrip('.')}").rstrip("/")
CSRF_TRUSTED_ORIGINS = env.list("CSRF_TRUSTED_ORIGINS", default=[])
DATABASES = {"default": database(env, VAR_DIR)}

SECOND_FACTOR_REQUIRED = env.bool("SECOND_FACTOR_REQUIRED", default=True)
PROXIES = env.int("PORTAL_PROXIES", default=1)

# The proxy in front speaks TLS and must set this header itself, or a visitor could claim to be secure.
SECURE_PROXY_SSL_HEADER = (env.str("SECURE_PROXY_HEADER", default="HTTP_X_FORWARDED_PROTO"), "https")
SECURE_SSL_REDIRECT = env.bool("SECURE_SSL_REDIRECT", default=True)
SECURE_REDIRECT_EXEMPT = [r"^(healthz|readyz)$"]  # asked from inside, past the proxy
SECURE_HSTS_SECONDS = env.int("SECURE_HSTS_SECONDS", default=365 * 24 * 3600)
# Both speak for the whole domain: turn them off where the portal is only a part of somebody else's.
SECURE_HSTS_INCLUDE_SUBDOMAINS = env.bool("SECURE_HSTS_INCLUDE_SUBDOMAINS", default=True)
SECURE_HSTS_PRELOAD = env.bool("SECURE_HSTS_PRELOAD", default=True)
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = LANGUAGE_COOKIE_SECURE = True
SILENCED_SYSTEM_CHECKS = [
    check
    for check, on in (("security.W005", SECURE_HSTS_INCLUDE_SUBDOMAINS), ("security.W021", SECURE_HSTS_PRELOAD))
    if not on
]

MAILERS = {"default": mailer(env)}
LETTERS_TO = env.list("PORTAL_LETTERS_TO", default=["*"])
DEFAULT_FROM_EMAIL = SERVER_EMAIL = env.str("DEFAULT_FROM_EMAIL", default="webmaster@localhost")
ADMINS = env.list("ADMINS", default=[])
