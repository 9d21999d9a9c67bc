"""Addresses about subscriptions. They come first: `parks/subscribe/` is no park."""

from django.urls import path

from .views import subscriptions

app_name = "subscriptions"

urlpatterns = [
    path("<path:place>/subscribe/", subscriptions.subscribe, name="subscribe"),
    path("subscriptions/<slug:key>/", subscriptions.subscription, name="subscription"),
    path("subscriptions/<slug:key>/stop/", subscriptions.stop, name="stop"),
]
