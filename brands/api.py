from portal.kit.lists.api import router_of

from .lists import BRANDS, PRODUCTS

router = router_of(BRANDS, PRODUCTS)
