"""What is counted, and what is said, after too many wrong passwords (django-axes)."""

from ipaddress import AddressValueError, IPv4Address, ip_address, ip_network

from django.conf import settings
from django.shortcuts import render
from django.utils.translation import gettext as _

from portal.kit.addresses import address_of

NOWHERE = "0.0.0.0"  # noqa: S104 – an address that cannot be read, for example of a socket
NETWORK_OF_ONE = 64  # bits of IPv6 that one subscriber has and could change at will


def network_of(request) -> str:
    """The address of whoever asks, of IPv6 the network: seen by the outermost of our own proxies, never claimed."""
    return shortened(address_of(request))


def shortened(text) -> str:
    try:
        address = ip_address(text.partition("%")[0])
    except (AddressValueError, ValueError):
        return NOWHERE
    address = getattr(address, "ipv4_mapped", None) or address
    if isinstance(address, IPv4Address):
        return str(address)
    return str(ip_network((address, NETWORK_OF_ONE), strict=False).network_address)


def name_tried(request, credentials=None) -> str:
    """The name typed in, as one and the same however its letters are written."""
    credentials = credentials or {}
    name = credentials.get("username") or credentials.get("login") or request.POST.get("login", "")
    return name.strip().lower()[:150]


def locked_out(request, original_response=None, credentials=None):
    minutes = int(settings.AXES_COOLOFF_TIME.total_seconds() // 60)
    context = {"title": _("暂时不能登录"), "minutes": minutes}
    return render(request, "account/locked.html", context, status=429)
