from django.conf.urls.i18n import i18n_patterns
from django.contrib import admin
from django.urls import include, path

from .api import api
from .views import crawlers, files, health

handler400 = "portal.views.errors.bad_request"
handler403 = "portal.views.errors.permission_denied"
handler404 = "portal.views.errors.page_not_found"
handler500 = "portal.views.errors.server_error"

# What machines ask for has no language.
urlpatterns = [
    path("healthz", health.healthz, name="healthz"),
    path("readyz", health.readyz, name="readyz"),
    path("robots.txt", crawlers.robots, name="robots"),
    path("sitemap.xml", crawlers.sitemap, name="sitemap"),
    path("favicon.ico", crawlers.favicon, name="favicon"),
    path("media/pictures/<str:name>", files.picture, name="picture"),
    path("media/attachments/<str:name>", files.attachment, name="attachment"),
    *i18n_patterns(
        path("admin/account/", include("portal.accounts.urls")),
        path("admin/", admin.site.urls),
        path("", include("portal.subscription_urls")),
        path("", include("parks.urls")),
        path("", include("investment.urls")),
        path("", include("brands.urls")),
        path("", include("portal.page_urls")),
        path("api/v1/", api.urls),
        prefix_default_language=False,
    ),
]
