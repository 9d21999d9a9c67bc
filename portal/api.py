"""The public API: what the lists tell, as JSON. It only reads and needs no key."""

from django.http import HttpResponsePermanentRedirect
from django.urls import reverse
from ninja import NinjaAPI

import brands.api
import investment.api
import parks.api
from portal.kit.lists.api import router_of
from portal.kit.slugs import Moved

from .lists import ARTICLES


class PublicAPI(NinjaAPI):
    def get_openapi_schema(self, **kwargs):
        """Every GET may be asked as HEAD, which is not worth naming."""
        schema = super().get_openapi_schema(**kwargs)
        for operations in schema["paths"].values():
            operations.pop("head", None)
        return schema


api = PublicAPI(
    title="吉林省特色产业园区网 · Jilin characteristic industrial parks",
    version="1",
    description="公开信息，只读。不认识的参数会被忽略，并在 ignored 中说明。 · Read-only; what is not understood is ignored and said.",
    urls_namespace="api",
    docs_url=None,  # the portal's own page describes it: the usual one loads scripts from another host
    openapi_url="/openapi.json",
)
for router in (parks.api.router, investment.api.router, brands.api.router, router_of(ARTICLES)):
    api.add_router("", router)


@api.exception_handler(Moved)
def moved(request, exception):
    """The row has another id now."""
    return HttpResponsePermanentRedirect(reverse(request.resolver_match.view_name, args=[exception.row.slug]))
