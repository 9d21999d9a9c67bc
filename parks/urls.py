from django.urls import path

from .views import parks

app_name = "parks"

urlpatterns = [
    path("parks/", parks.park_list, name="park_list"),
    path("parks/<slug:slug>/", parks.park_detail, name="park_detail"),
]
