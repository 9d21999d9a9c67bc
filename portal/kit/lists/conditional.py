"""Answers that need not be sent again while public content stays as it is."""

from django.utils.timezone import localdate
from django.utils.translation import get_language
from django.views.decorators.http import condition

from portal.kit.versions import content_version


def content_etag(request, *args, **kwargs):
    """Weak: it tells the content, day and language, not the bytes."""
    return f'W/"{content_version(request)}-{localdate():%Y%m%d}-{get_language()}"'


by_content = condition(etag_func=content_etag)
