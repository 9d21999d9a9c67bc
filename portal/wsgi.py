"""What the web server calls. Without DJANGO_SETTINGS_MODULE it is production, which refuses to start half configured."""

import os

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "portal.settings.production")

from django.conf import settings  # noqa: E402
from django.core.wsgi import get_wsgi_application  # noqa: E402
from django.urls import get_resolver  # noqa: E402

from portal.subpath import Subpath  # noqa: E402

application = get_wsgi_application()
get_resolver().url_patterns  # noqa: B018 – import all views now, once for all workers, not in each one's first request
if settings.SUBPATH:
    application = Subpath(application, settings.SUBPATH)
