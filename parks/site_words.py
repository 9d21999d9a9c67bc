"""What pages and sheets say of a plot or building in the reader's units."""

from django.utils.translation import gettext as _

from portal.kit.units import shown


def size_of(site):
    """How large a plot or building is."""
    return shown(site.size, site.size_unit)


def price_of(site):
    """The price of a plot or the rent of a building; without one it is negotiated."""
    return _("面议") if site.price_from is None else shown(site.price_from, site.price_unit, site.price_to)
