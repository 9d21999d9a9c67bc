from django.conf.urls.i18n import i18n_patterns
from django.contrib import admin
from django.urls import include, path

urlpatterns = i18n_patterns(
    path("admin/", admin.site.urls),
    path("", include("parks.urls")),
    path("", include("investment.urls")),
    path("", include("brands.urls")),
    path("", include("portal.page_urls")),
    prefix_default_language=False,
)
