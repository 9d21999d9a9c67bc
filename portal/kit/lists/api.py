"""A list as JSON: `/api/v1/<noun>/` with the filter's own parameters, and `/api/v1/<noun>/<id>/`."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import override
from ninja import Field, Path, Query, Router, Schema
from ninja.decorators import decorate_view
from pydantic import create_model

from portal.kit.facets import address
from portal.kit.slugs import find_by_slug

from .asked import with_remarks
from .conditional import by_content
from .files import licence

READ = ["GET", "HEAD"]
LIMIT, MOST = 50, 200
LARGEST_ID = 2**63 - 1
PAGING = {
    "limit": (int, Field(LIMIT, ge=1, le=MOST, description="每页行数 · rows of a page")),
    "cursor": (int | None, Field(None, ge=1, le=LARGEST_ID, description="上一页的 next_cursor · of the page before")),
}
SAMPLES = {"samples": (str | None, Field(None, description="on：只看示例 · on: samples alone"))}


class NotFound(Schema):
    detail: str


class Refused(Schema):
    """What cannot be: the place of each parameter, and what is wrong with it."""

    detail: list[dict]


def readable_by_all(view):
    """Public data without credentials may be read by the scripts of any site; there is nothing to write."""

    def answer(request, *args, **kwargs):
        response = view(request, *args, **kwargs)
        response.headers["Access-Control-Allow-Origin"] = "*"
        response.headers["Access-Control-Expose-Headers"] = "ETag, X-Total-Count, X-Ignored-Parameters"
        return response

    return answer


def router_of(*public_lists):
    router = Router()
    for public_list in public_lists:
        add_list(router, public_list)
    return router


def add_list(router, public_list):
    """Two operations: the rows of the list a page at a time, and one of them."""
    record, noun = record_schema(public_list), public_list.noun
    one = {200: record, 404: NotFound, 422: Refused}
    question, page = question_schema(public_list), page_schema(public_list, record)
    about = {"tags": [noun], "summary": both_languages(public_list.label)}

    @router.api_operation(
        READ, f"/{noun}/", response={200: page, 422: Refused}, url_name=noun, operation_id=f"list_{noun}", **about
    )
    @decorate_view(readable_by_all, by_content)
    def list_rows(request, response: HttpResponse, question: Query[question]):
        """Rows in the order of their numbers, whatever `sort` says, so that none is lost while paging."""
        return rows_page(request, response, public_list, question)

    @router.api_operation(
        READ,
        f"/{noun}/{{key}}/",
        response=one,
        url_name=f"{noun}_row",
        operation_id=f"get_{noun}",
        **about,
    )
    @decorate_view(readable_by_all, by_content)
    def get_row(request, key: Path[public_list.key_type]):
        """One row by its `id`; an `id` it had before redirects, what is not published is not found."""
        rows = public_list.rows(None).for_records()
        row = find_by_slug(rows, key) if public_list.key == "slug" else get_object_or_404(rows, pk=key)
        return public_list.record(row, request)


def rows_page(request, response, public_list, question):
    filterset = public_list.filterset(request)
    rows = filterset.qs.for_records().order_by("pk")
    if question.cursor:
        rows = rows.filter(pk__gt=question.cursor)
    found = list(rows[: question.limit + 1])
    shown, more = found[: question.limit], len(found) > question.limit
    ignored = filterset.ignored_beside("limit", "cursor")
    with_remarks(response, ignored=ignored, total=filterset.total())
    return {
        "total": filterset.total(),
        "next_cursor": shown[-1].pk if more else None,
        "next": next_address(request, public_list, filterset, question.limit, shown[-1].pk) if more else None,
        "ignored": [{"name": name, "value": value} for name, value in ignored],
        "licence": licence(),
        "items": [public_list.record(row, request) for row in shown],
    }


def next_address(request, public_list, filterset, limit, cursor):
    question = address(filterset.conditions, limit=limit, cursor=cursor)
    return request.build_absolute_uri(reverse(f"api:{public_list.noun}") + question)


class Ignored(Schema):
    name: str
    value: str


def question_schema(public_list):
    fields = {
        name: (str | None, Field(None, description=both_languages(found.label)))
        for name, found in public_list.filters.base_filters.items()
    }
    return create_model(f"{public_list.noun.title()}Question", __base__=Schema, **fields, **SAMPLES, **PAGING)


def page_schema(public_list, record):
    fields = {
        "total": (int, ...),
        "next_cursor": (int | None, ...),
        "next": (str | None, ...),
        "ignored": (list[Ignored], ...),
        "licence": (str, ...),
        "items": (list[record], ...),
    }
    return create_model(f"{public_list.noun.title()}Page", __base__=Schema, **fields)


def record_schema(public_list):
    fields = {"id": (str, ...), "url": (str, ...)}
    for column in public_list.columns:
        words = both_languages(column.label)
        of = list[str] if column.kind is list else column.kind | None
        fields[column.key] = (of, Field(None, description=words))
        if column.text:
            fields[f"{column.key}_label"] = (list[str] if column.kind is list else str | None, Field(None))
    return create_model(f"{public_list.noun.title()}Record", __base__=Schema, **fields)


def both_languages(label):
    """What the description of the API says of a label, whoever reads it: 地区 · Area."""
    words = []
    for language in ("zh-hans", "en"):
        with override(language):
            words.append(str(label))
    return " · ".join(dict.fromkeys(filter(None, words)))
