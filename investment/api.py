from portal.kit.lists.api import router_of

from .lists import EVENTS, MEASURES, PROJECTS, SITES

router = router_of(PROJECTS, SITES, MEASURES, EVENTS)
