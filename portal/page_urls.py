"""Addresses of the portal's own pages, in both languages."""

from django.urls import path

from portal.kit.lists.feeds import list_feed

from .lists import ARTICLES
from .views import api_docs, elder, home, news, pages, search, statistics

app_name = "portal"

urlpatterns = [
    path("", home.home, name="home"),
    path("search/", search.search, name="search"),
    path("news/", news.news, name="news"),
    path("news/feed/", list_feed(ARTICLES), name="news_feed"),
    path("news/<slug:slug>/", news.column, name="column"),
    path("news/<slug:slug>/feed/", news.column_feed, name="column_feed"),
    path("news/<slug:slug>/<int:pk>/", news.article_detail, name="article_detail"),
    path("statistics/", statistics.statistics, name="statistics"),
    path("api/v1/docs", api_docs.api_docs, name="api_docs"),
    path("sitemap/", pages.site_map, name="site_map"),
    path("privacy/", pages.privacy, name="privacy"),
    path("accessibility/", pages.accessibility, name="accessibility"),
    path("contact/", pages.contact, name="contact"),
    path("elder/", elder.elder_mode, name="elder_mode"),
]
