from django.urls import path

from portal.kit.lists.feeds import list_feed

from .lists import ENTERPRISES, PARKS
from .views import areas, chains, comparing, enterprises, facts, figures, industries, papers, parks

app_name = "parks"

urlpatterns = [
    path("parks/", parks.park_list, name="park_list"),
    path("parks/feed/", list_feed(PARKS), name="park_feed"),
    path("parks/data-quality/", facts.data_quality, name="data_quality"),
    path("parks/<slug:slug>/facts/<slug:code>/", facts.fact_history, name="fact_history"),
    path("parks/compare/", comparing.park_compare, name="park_compare"),
    path("parks/<slug:slug>/brochure.pdf", papers.park_brochure, name="park_brochure"),
    path("parks/<slug:slug>/bundle.zip", papers.park_bundle, name="park_bundle"),
    path("parks/<slug:slug>/figures.csv", figures.park_figures, name="park_figures"),
    path("parks/<slug:slug>/", parks.park_detail, name="park_detail"),
    path("areas/", areas.area_list, name="area_list"),
    path("areas/<slug:area>/facts/<slug:code>/", facts.area_fact_history, name="area_fact_history"),
    path("areas/<str:code>/", areas.area_detail, name="area_detail"),
    path("industries/", industries.industry_list, name="industry_list"),
    path("industries/chains/", chains.chain_list, name="chains"),
    path("industries/chains/<slug:slug>/", chains.chain_detail, name="chain_detail"),
    path("industries/chains/<slug:chain>/<slug:slug>/", chains.chain_link_detail, name="chain_link_detail"),
    path("industries/<slug:slug>/", industries.industry_detail, name="industry_detail"),
    path("statistics/figures/", figures.figures, name="figures"),
    path("enterprises/", enterprises.enterprise_list, name="enterprise_list"),
    path("enterprises/feed/", list_feed(ENTERPRISES), name="enterprise_feed"),
    path("enterprises/<slug:slug>/", enterprises.enterprise_detail, name="enterprise_detail"),
]
