from django.urls import path

from .views import areas, enterprises, facts, industries, parks

app_name = "parks"

urlpatterns = [
    path("parks/", parks.park_list, name="park_list"),
    path("parks/data-quality/", facts.data_quality, name="data_quality"),
    path("parks/<slug:slug>/facts/<slug:code>/", facts.fact_history, name="fact_history"),
    path("parks/<slug:slug>/", parks.park_detail, name="park_detail"),
    path("areas/", areas.area_list, name="area_list"),
    path("areas/<str:code>/", areas.area_detail, name="area_detail"),
    path("industries/", industries.industry_list, name="industry_list"),
    path("industries/<slug:slug>/", industries.industry_detail, name="industry_detail"),
    path("enterprises/", enterprises.enterprise_list, name="enterprise_list"),
    path("enterprises/<slug:slug>/", enterprises.enterprise_detail, name="enterprise_detail"),
]
