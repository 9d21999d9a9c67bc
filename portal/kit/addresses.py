"""From where a request comes."""

from django.conf import settings


def address_of(request) -> str:
    """What the outermost of our own proxies saw, never what somebody claims; it may be no address at all."""
    hops = [hop.strip() for hop in request.META.get("HTTP_X_FORWARDED_FOR", "").split(",") if hop.strip()]
    seen = [*hops, request.META.get("REMOTE_ADDR", "")]
    return seen[-min(settings.PROXIES + 1, len(seen))]
