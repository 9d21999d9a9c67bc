from django.http import HttpResponse
from django.urls import path

from portal.urls import *  # noqa: F403
from portal.urls import urlpatterns as portal_patterns


def hello(request):
    """The least a view can do behind the portal's middleware: the 1.00 of every ratio."""
    return HttpResponse("hello")


urlpatterns = [path("hello/", hello), *portal_patterns]
