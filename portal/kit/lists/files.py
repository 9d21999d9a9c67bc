"""A list as a file, sent as its rows come from the database."""

import json
from itertools import chain

from django.conf import settings
from django.http import StreamingHttpResponse
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _

from portal.kit.downloads import download
from portal.kit.tables import exporting
from portal.kit.tables.reading import NOTE

from .asked import with_remarks

CHUNK = 1000


def list_file(request, public_list, filterset, kind):
    """The chosen rows in the chosen order, at most EXPORT_LIMIT; file and header say how many were left out."""
    total = filterset.total()
    left_out = max(0, total - settings.EXPORT_LIMIT)
    make = geojson if kind == "geojson" else sheet
    response = make(request, public_list, filterset, kind, left_out)
    return with_remarks(response, ignored=filterset.ignored_beside("format"), total=total, left_out=left_out)


def rows_of(filterset):
    """The rows of a filterset for outputs, a chunk at a time, with a fixed number of queries for each chunk."""
    return filterset.qs.for_records()[: settings.EXPORT_LIMIT].iterator(chunk_size=CHUNK)


def sheet(request, public_list, filterset, kind, left_out):
    return download(lines(request, public_list, filterset, left_out), kind, public_list.label)


def lines(request, public_list, filterset, left_out):
    columns = public_list.columns
    yield [_("网址名"), *(str(column.label) for column in columns), _("网址")]
    for row in rows_of(filterset):
        address = request.build_absolute_uri(row.get_absolute_url())
        yield [public_list.identity(row), *(column.told(row) for column in columns), address]
    if left_out:
        yield [f"{NOTE} {exporting.cut_short(left_out)}"]


def geojson(request, public_list, filterset, kind, left_out):
    """RFC 7946; a row without a known place is a feature without geometry. Its licence and omissions are members beside."""
    head = {
        "type": "FeatureCollection",
        "name": str(public_list.label),
        "licence": licence(),
        "ignored": [list(pair) for pair in filterset.ignored_beside("format")],
        "rows_left_out": left_out,
    }
    features = (
        json.dumps(feature(request, public_list, row), default=float, ensure_ascii=False) for row in rows_of(filterset)
    )
    parts = chain([json.dumps(head, ensure_ascii=False)[:-1], ', "features": ['], _separated(features), ["]}"])
    response = StreamingHttpResponse((part.encode() for part in parts), content_type="application/geo+json")
    name = exporting.file_name(public_list.label, kind)
    response.headers["Content-Disposition"] = content_disposition_header(True, name)
    return response


def _separated(parts):
    for number, part in enumerate(parts):
        yield f",\n{part}" if number else part


def feature(request, public_list, row):
    record, place = public_list.record(row, request), public_list.place(row)
    geometry = {"type": "Point", "coordinates": [float(place.longitude), float(place.latitude)]} if place else None
    told = {"location_precision_label": str(place.precision)} if place else {}
    return {"type": "Feature", "id": record["id"], "geometry": geometry, "properties": record | told}


def licence():
    return settings.SITE["data_licence"] or _("未指定许可；引用时请注明来源和日期。")
