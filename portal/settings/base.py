"""Settings shared by every way of running the portal; what differs stands in dev, test and production."""

from pathlib import Path
from urllib.parse import urlsplit

import environ
from django.utils.csp import CSP
from django.utils.translation import gettext_lazy as _

from .signing_in import *  # noqa: F403

BASE_DIR = Path(__file__).resolve().parents[2]
env = environ.Env()
VAR_DIR = Path(env("PORTAL_VAR", default=str(BASE_DIR / "var"))).absolute()

INSTALLED_APPS = [
    "modeltranslation",
    "portal.apps.AdminConfig",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.postgres",
    "django_filters",
    "django_htmx",
    "django_tasks_db",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "axes",
    "portal.kit",
    "parks",
    "investment",
    "brands",
    "portal",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "django.middleware.csp.ContentSecurityPolicyMiddleware",
    "django_permissions_policy.PermissionsPolicyMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "portal.middleware.MaintenanceMiddleware",
    "portal.middleware.ElderModeMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "portal.accounts.middleware.SessionEndMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "portal.middleware.MovedMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "portal.accounts.middleware.SecondFactorMiddleware",
    "axes.middleware.AxesMiddleware",
]

ROOT_URLCONF = "portal.urls"
WSGI_APPLICATION = "portal.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "portal.context_processors.chrome",
                "portal.accounts.context.account_frame",
            ],
        },
    },
]

AUTH_USER_MODEL = "parks.User"

DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

LANGUAGE_CODE = "zh-hans"
LANGUAGES = [("zh-hans", _("简体中文")), ("en", _("英文"))]
LOCALE_PATHS = [BASE_DIR / "locale"]
MODELTRANSLATION_FALLBACK_LANGUAGES = {"default": ("zh-hans", "en")}
USE_I18N = True
FORMAT_MODULE_PATH = "portal.formats"
USE_TZ = True
TIME_ZONE = "Asia/Shanghai"

STATIC_ROOT = VAR_DIR / "static"
STATICFILES_DIRS = [BASE_DIR / "static"]
MEDIA_ROOT = VAR_DIR / "media"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}
# Every page names files by their content, so the plain names need not be kept and compressed as well.
WHITENOISE_KEEP_ONLY_HASHED_FILES = True
WHITENOISE_ALLOW_ALL_ORIGINS = False

TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}

DATA_UPLOAD_MAX_NUMBER_FIELDS = 5000  # the form of all facts sends some six fields for each definition
EXPORT_LIMIT = env.int("EXPORT_LIMIT", default=50_000)  # rows of one file; what is cut says so

SECURE_CSP = {
    "default-src": [CSP.SELF],
    "img-src": [CSP.SELF, "data:"],
    "object-src": [CSP.NONE],
    "base-uri": [CSP.NONE],
    "form-action": [CSP.SELF],
    "frame-ancestors": [CSP.NONE],
}
# A licensed base map beneath our maps, as tiles in degrees: an address with {z}, {x} and {y}, for 天地图 that of vec_c/wmts with
# its key. Nothing is asked of another host without it; with it comes the number of the map's review.
MAP_TILES = env("PORTAL_MAP_TILES", default="")
if MAP_TILES:
    SECURE_CSP["img-src"].append(f"https://{urlsplit(MAP_TILES).netloc}")
PERMISSIONS_POLICY = {feature: [] for feature in ("camera", "geolocation", "microphone", "payment", "usb")}
SECURE_REFERRER_POLICY = "strict-origin-when-cross-origin"
X_FRAME_OPTIONS = "DENY"
CSRF_FAILURE_VIEW = "portal.views.errors.csrf_failure"

# The beginning of the addresses in letters, without PORTAL_SUBPATH.
PORTAL_SITE_URL = env("PORTAL_SITE_URL", default="http://localhost:8000").rstrip("/")
MAILERS = {"default": {"BACKEND": "django.core.mail.backends.console.EmailBackend"}}
LETTERS_FOLDER = None
# Outside production letters go only where this says: addresses, @domains, or * for everybody.
LETTERS_TO = env.list("PORTAL_LETTERS_TO", default=[])

MAINTENANCE = env.bool("PORTAL_MAINTENANCE", default=False)
MAINTENANCE_RETRY_SECONDS = 600

# Sample accounts have passwords that everybody knows.
SAMPLES_ALLOWED = False

LOG_FORMAT = env("LOG_FORMAT", default="text")
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {
        "text": {"format": "{asctime} {levelname} {name}: {message}", "style": "{"},
        "json": {"()": "portal.logs.JsonFormatter"},
    },
    "handlers": {
        "console": {"class": "logging.StreamHandler", "level": "WARNING", "formatter": LOG_FORMAT},
        "errors": {"class": "logging.StreamHandler", "level": "ERROR", "formatter": LOG_FORMAT},
    },
    "root": {"handlers": ["console"], "level": "INFO"},
    "loggers": {
        # Only our own handler: Django's would print nothing outside DEBUG, or everything twice inside.
        "django": {"handlers": [], "level": "INFO", "propagate": True},
        "django.request": {"level": "ERROR"},
        "axes": {"level": "ERROR"},  # whose names and addresses are for the audit log only
        "django_tasks_db": {"handlers": ["errors"], "propagate": False},  # the worker warns when it is told to stop
    },
}

# A special-purpose site is often a column of a department's site: PORTAL_SUBPATH="/parks-portal" puts everything there.
SUBPATH = env("PORTAL_SUBPATH", default="").strip("/")
FORCE_SCRIPT_NAME = f"/{SUBPATH}" if SUBPATH else None
COOKIE_PATH = f"/{SUBPATH}/" if SUBPATH else "/"
SESSION_COOKIE_PATH = CSRF_COOKIE_PATH = LANGUAGE_COOKIE_PATH = COOKIE_PATH
# Whole paths: Django would put the prefix before "static/" only once, in whichever thread asks first.
STATIC_URL, MEDIA_URL = f"{COOKIE_PATH}static/", f"{COOKIE_PATH}media/"

# What a government site must show on every page (网页标签规范, 国办发〔2017〕47号); an empty value is not shown.
SITE = {
    "id_code": env("PORTAL_SITE_ID_CODE", default=""),
    "domain": env("PORTAL_SITE_DOMAIN", default=""),
    "icp_number": env("PORTAL_ICP_NUMBER", default=""),
    "police_number": env("PORTAL_POLICE_NUMBER", default=""),
    "map_review_number": env("PORTAL_MAP_REVIEW_NUMBER", default=""),
    "data_licence": env("PORTAL_DATA_LICENCE", default=""),  # said in GeoJSON files and by the API
    "contact_phone": env("PORTAL_CONTACT_PHONE", default=""),
    "contact_email": env("PORTAL_CONTACT_EMAIL", default=""),
}
