"""Lists as files: what the list shows and no more, nothing that a spreadsheet would run, and fit to come back."""

import pytest

from brands.models import Mark, Product
from investment.models import Project
from parks.models import Enterprise, Park, ParkFigure, Role
from portal.kit.models import AuditEntry, Kind
from tests.factories import make_enterprise, make_park, make_user

from .files import csv_bytes, exported, page_of, upload

pytestmark = pytest.mark.django_db
MODELS = [Park, Enterprise, ParkFigure, Project, Product, Mark]


def names(rows):
    place = next(place for place, heading in enumerate(rows[0]) if "[name_zh_hans]" in heading)
    return [row[place] for row in rows[1:]]


@pytest.mark.parametrize("kind", ["csv", "xlsx"])
def test_export_follows_the_filter_of_the_list(province_client, kind):
    make_enterprise(name_zh_hans="大公司", size="large")
    make_enterprise(name_zh_hans="小公司", size="small")

    rows = exported(province_client, Enterprise, kind, "?size__exact=large")

    assert names(rows) == ["大公司"]


def test_export_of_everything_holds_only_what_is_ones_own(client):
    own, theirs = make_park(), make_park()
    make_enterprise(name_zh_hans="我们的", park=own)
    make_enterprise(name_zh_hans="他们的", park=theirs)
    client.force_login(make_user(role=Role.COMMITTEE_EDITOR, park=own))

    assert names(exported(client, Enterprise)) == ["我们的"]
    assert names(exported(client, Enterprise, query=f"?q={theirs.slug}")) == []
    assert names(exported(client, Park)) == [own.name]


def test_lookup_that_no_filter_offers_exports_nothing(client):
    own = make_park()
    make_enterprise(park=own)
    client.force_login(make_user(role=Role.COMMITTEE_EDITOR, park=own))

    answer = client.get(page_of(Enterprise, "export", "csv") + "?park__phone__startswith=0")

    assert answer.status_code in (302, 400)


def test_without_the_right_there_is_no_export(client):
    client.force_login(make_user())

    assert client.get(page_of(Enterprise, "export", "csv")).status_code == 403


@pytest.mark.parametrize("kind", ["csv", "xlsx"])
@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "＝1+1"])
def test_no_cell_is_one_that_a_spreadsheet_runs(province_client, kind, text):
    make_enterprise(name_zh_hans=text)

    assert names(exported(province_client, Enterprise, kind)) == [f"'{text}"]


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model.__name__)
def test_export_comes_back_unchanged(world, province_client, model):
    rows = exported(province_client, model)

    found = upload(province_client, model, csv_bytes(*rows))

    assert len(rows) > 1
    assert {line.deed for line in found.lines.all()} == {"keep"}, [line.details for line in found.lines.all()]


def test_export_is_edited_and_imported_again(world, province_client):
    rows = exported(province_client, Enterprise, "xlsx")
    place = next(place for place, heading in enumerate(rows[0]) if "[stock_code]" in heading)
    rows[1][place] = "600123"

    found = upload(province_client, Enterprise, csv_bytes(*rows))

    changed = [line.details for line in found.lines.filter(deed="change")]
    assert [(before != after, after) for ((_heading, before, after),) in changed] == [(True, "600123")]


def test_long_export_says_that_it_was_cut(province_client, settings):
    settings.EXPORT_LIMIT = 2
    for _ in range(3):
        make_enterprise(name_zh_hans="同名")

    rows = exported(province_client, Enterprise, query="?q=同名")

    assert len(rows) == 4
    assert rows[-1] == ["# 只导出了前 2 行，还有 1 行没有导出。"]


def test_export_is_in_the_audit_log(province, province_client):
    make_enterprise()

    rows = exported(province_client, Enterprise, query="?is_key__exact=0")

    entry = AuditEntry.objects.get(kind=Kind.EXPORTED)
    assert (entry.actor, entry.detail["rows"], entry.detail["filters"]) == (province, len(rows) - 1, "is_key__exact=0")
