"""Limits for visitors: so many at once, and one more every so often. What was used decays by itself.

    ASKING = Limit("enquiry", most=5, every=timedelta(minutes=20))
    if not ASKING.take(network_of(request)): …

A limit is a leaky bucket in the database, so that all processes count together. Of an address only the network counts
(/24, /48), and only as a keyed hash that changes each day: nobody can be told from it (个人信息保护法, art. 6).
"""

import ipaddress
from dataclasses import dataclass
from datetime import timedelta

from django.db import connection
from django.utils import timezone
from django.utils.crypto import salted_hmac

from .addresses import address_of
from .models import Allowance

FORGOTTEN = timedelta(days=2)
PREFIX = {4: 24, 6: 48}  # what one household, office or small provider has in common
# Refused attempts are not counted: whoever waits gets in again.
TAKE = """
    INSERT INTO kit_allowance AS used (key, level, at) VALUES (%(key)s, 1, %(now)s)
    ON CONFLICT (key) DO UPDATE SET at = %(now)s, level = 1 + greatest(
        0, used.level - extract(epoch FROM %(now)s - used.at) / %(every)s)
    WHERE used.level - extract(epoch FROM %(now)s - used.at) / %(every)s <= %(most)s - 1
    RETURNING level
"""


@dataclass(frozen=True)
class Limit:
    """`most` at once, then one more after each `every`; `name` keeps the limits of different things apart."""

    name: str
    most: int
    every: timedelta

    def take(self, *of) -> bool:
        """Count one more for whatever `of` names, unless too many were counted already; whether it may go on."""
        said = {"key": self.key(*of), "most": self.most, "every": self.every.total_seconds(), "now": timezone.now()}
        with connection.cursor() as cursor:
            cursor.execute(TAKE, said)
            return cursor.fetchone() is not None

    def key(self, *of) -> str:
        named = "\n".join([self.name, f"{timezone.localdate()}", *map(str, of)])
        return salted_hmac("portal.kit.limits", named, algorithm="sha256").hexdigest()


def network_of(request) -> str:
    """The network a request comes from; one for all whose address cannot be read."""
    try:
        address = ipaddress.ip_address(address_of(request).partition("%")[0])
    except ValueError:
        return "unreadable"
    address = getattr(address, "ipv4_mapped", None) or address
    return str(ipaddress.ip_network((address, PREFIX[address.version]), strict=False))


def forget_old():
    """Delete what has decayed long ago; how much."""
    return Allowance.objects.filter(at__lt=timezone.now() - FORGOTTEN).delete()[0]
