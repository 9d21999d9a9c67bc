"""Uploaded files: to everybody while what they belong to is published, else only to those who may see it."""

import re

from django.core.files.storage import default_storage
from django.http import FileResponse, Http404
from django.utils.cache import get_conditional_response
from django.views.decorators.http import require_safe

from portal.kit.media.access import is_public, may_fetch, rows_naming
from portal.kit.media.attachments import MEDIA_TYPES as DOCUMENT_TYPES
from portal.kit.media.names import ATTACHMENTS, PICTURES, FileName
from portal.kit.media.renditions import FALLBACKS, ready
from portal.kit.media.renditions import MEDIA_TYPES as PICTURE_TYPES
from portal.kit.models import Attachment, Picture
from portal.kit.text import LANGUAGE_COLUMNS

# A picture never changes under its name. Shared caches ask again each hour, so that what is withdrawn goes from them.
PICTURE_CACHE = "public, max-age=31536000, s-maxage=3600, immutable"
NOT_READY_CACHE = "public, max-age=60"
DOCUMENT_CACHE = "public, max-age=3600"
PRIVATE = "private, no-store"
FORBIDDEN = re.compile(r'[\\/:*?"<>|\x00-\x1f\x7f]')  # in the names of files, on one system or another
INERT = "default-src 'none'; sandbox"  # should a browser ever open one as a page


@require_safe
def picture(request, name):
    """A picture in one of its sizes; while those are still being made, the picture itself."""
    wanted, cache = read_name(name, PICTURE_TYPES), PICTURE_CACHE
    _rows, public = rows_for(request, Picture, wanted)
    if wanted.width and not default_storage.exists(ready(wanted)):
        wanted, cache = whole_picture(wanted), NOT_READY_CACHE
    file = stored(wanted.path(PICTURES))
    response = FileResponse(file, content_type=PICTURE_TYPES[wanted.ending])
    return answer(request, response, wanted, cache if public else PRIVATE)


@require_safe
def attachment(request, name):
    """A document, always to be saved and never shown; `?lang=en` for its English title as the name of the file."""
    wanted = read_name(name, DOCUMENT_TYPES)
    rows, public = rows_for(request, Attachment, wanted)
    title = title_of(rows[0], request.GET.get("lang")) if rows else wanted.stem
    file = stored(wanted.path(ATTACHMENTS))
    response = FileResponse(
        file,
        as_attachment=True,
        filename=saved_as(title, wanted.ending),
        content_type=DOCUMENT_TYPES[wanted.ending],
    )
    return answer(request, response, wanted, DOCUMENT_CACHE if public else PRIVATE)


def read_name(text, known):
    name = FileName.read(text)
    if name is None or name.ending not in known:
        raise Http404
    return name


def rows_for(request, model, name):
    """(the rows that name this file, whether it is public); 404 for whoever may not fetch it."""
    rows = rows_naming(model, name.stem)
    public = any(map(is_public, rows))
    if not public and not may_fetch(request, name.stem, rows):
        raise Http404
    return rows, public


def whole_picture(name):
    """The picture a size belongs to: its ending may be another one."""
    choices = [FileName(name.stem, ending) for ending in FALLBACKS]
    return next((choice for choice in choices if default_storage.exists(choice.path(PICTURES))), choices[0])


def title_of(row, language):
    here, there = [getattr(row, f"title_{suffix}") for suffix, _lang in LANGUAGE_COLUMNS.values()]
    return (there or here) if language == "en" else (here or there)


def saved_as(title, ending):
    """A name that every file system takes: 建设用地/目录 → 建设用地目录.pdf."""
    return f"{FORBIDDEN.sub('', title).strip('. ') or 'file'}.{ending}"


def stored(path):
    try:
        return default_storage.open(path)
    except OSError:
        raise Http404 from None


def answer(request, response, name, cache):
    """The file, or "not modified" to whoever has it: its content never changes under its name."""
    etag = f'"{name}"'
    for header, value in {"ETag": etag, "Cache-Control": cache, "Content-Security-Policy": INERT}.items():
        response[header] = value
    return get_conditional_response(request, etag=etag, response=response)
