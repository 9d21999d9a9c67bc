from portal.kit.lists.api import router_of

from .lists import ENTERPRISES, PARKS

router = router_of(PARKS, ENTERPRISES)
