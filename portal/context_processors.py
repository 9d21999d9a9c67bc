"""What the frame of every page shows: doors, the other language, elder mode, the state of the data."""

from django.conf import settings
from django.urls import get_script_prefix
from django.utils.translation import get_language

from portal.kit.samples import samples_asked
from portal.kit.versions import content_changed_at

from .doors import doors_with_content, has_samples

ELDER_COOKIE = "elder"


def chrome(request):
    """Context of base.html; at most two small queries."""
    language = get_language()
    addresses = language_addresses(request)
    return {
        "doors": doors_with_content(request),
        "site": settings.SITE,
        "elder": request.COOKIES.get(ELDER_COOKIE) == "1",
        "other_language": {"en": CHINESE, "zh-hans": ENGLISH}[language] | {"url": addresses[OTHER[language]]},
        "alternate_urls": [("zh-Hans", addresses["zh-hans"]), ("en", addresses["en"])],
        "canonical_path": request.path,
        "are_samples": samples_asked(request),
        "has_samples": has_samples(request),
        "data_as_of": content_changed_at(request),
    }


OTHER = {"zh-hans": "en", "en": "zh-hans"}
CHINESE = {"code": "zh-Hans", "label": "中文"}
ENGLISH = {"code": "en", "label": "English"}


def language_addresses(request):
    """The address of this page in each language, with the list's filters kept."""
    root = get_script_prefix()
    rest = request.get_full_path()[len(root) :]
    inner = rest[3:] if rest.startswith("en/") else rest
    return {"zh-hans": root + inner, "en": f"{root}en/{inner}"}
