"""The auditor reads the log, finds entries and takes them along; nobody edits it, and few see it."""

import csv
from datetime import UTC, datetime
from io import StringIO

import pytest
from django.test import Client
from django.urls import reverse

from parks.models import Role
from portal.kit.audit import Kind, record
from portal.kit.models import AuditEntry
from tests.factories import make_park, make_user

pytestmark = pytest.mark.django_db
LIST, EXPORT = "/admin/kit/auditentry/", "/admin/kit/auditentry/export/"


def client_of(person):
    client = Client()
    client.force_login(person)
    return client


@pytest.fixture
def auditor():
    return client_of(make_user("auditor", Role.AUDITOR))


@pytest.fixture
def editor():
    return make_user("editor", Role.COMMITTEE_EDITOR, park=make_park())


def exported(response):
    """The rows of the file, the headings first."""
    assert response.status_code == 200
    text = response.getvalue().decode("utf-8-sig")
    return list(csv.reader(StringIO(text)))


def test_the_auditor_reads_who_did_what_and_why(auditor, editor):
    entry = record(
        Kind.RETURNED, actor=editor, row=make_park(name="通化园"), reason="缺少英文", fields=["名称", "简介"]
    )

    listed = auditor.get(LIST).text
    page = auditor.get(f"{LIST}{entry.pk}/change/").text

    assert "退回" in listed
    assert "通化园" in listed
    assert "<b>原因</b> 缺少英文" in page
    assert "<b>栏目</b> 名称、简介" in page
    assert entry.hash in page


def test_an_entry_leads_to_its_row_whoever_may_open_it(auditor, province_client):
    entry = record(Kind.RETURNED, row=make_park(name="通化园"))
    link = f'<a href="/admin/parks/park/{entry.object_pk}/change/">通化园</a>'

    assert link in province_client.get(f"{LIST}{entry.pk}/change/").text
    assert link not in auditor.get(f"{LIST}{entry.pk}/change/").text


def test_what_people_wrote_into_the_log_is_no_markup(auditor):
    entry = record(Kind.SIGN_IN_FAILED, account="<script>alert(1)</script>", label="<b>x</b>")

    for page in (LIST, f"{LIST}{entry.pk}/change/"):
        text = auditor.get(page).text
        assert "<script>alert" not in text
        assert "<b>x</b>" not in text


def test_entries_are_found_by_kind_person_day_and_word(auditor, editor):
    wanted = record(Kind.DELETED, actor=editor, label="旧园区")
    record(Kind.SIGN_IN, label="其他")
    today = datetime.now(UTC).astimezone()

    for query in ("kind__exact=deleted", f"actor__id__exact={editor.pk}", "q=旧园区", "q=editor"):
        rows = auditor.get(f"{LIST}?{query}").context["cl"].result_list
        assert [entry.pk for entry in rows] == [wanted.pk], query
    assert auditor.get(f"{LIST}?at__year={today.year}").context["cl"].result_count == AuditEntry.objects.count()
    assert auditor.get(f"{LIST}?at__year={today.year - 1}").context["cl"].result_count == 0


@pytest.mark.parametrize("role", [Role.AUDITOR, Role.PROVINCE_OWNER])
def test_nobody_edits_the_log(role):
    client = client_of(make_user("somebody", role))
    entry = record(Kind.SIGN_IN, label="kept")

    for page in ("add/", f"{entry.pk}/delete/"):
        assert client.post(f"{LIST}{page}", {"post": "yes", "label": "x"}).status_code == 403
    assert client.post(f"{LIST}{entry.pk}/change/", {"label": "x"}).status_code == 403
    client.post(LIST, {"action": "delete_selected", "_selected_action": [entry.pk], "post": "yes"})

    assert AuditEntry.objects.get(pk=entry.pk).label == "kept"


def test_who_has_nothing_to_do_with_it_sees_no_log(editor):
    client = client_of(editor)
    entry = record(Kind.SIGN_IN)

    assert client.get(LIST).status_code == 403
    assert client.get(f"{LIST}{entry.pk}/change/").status_code == 404
    assert client.post(EXPORT).status_code == 403
    assert reverse("admin:kit_auditentry_changelist") not in client.get("/admin/").text


def test_the_export_follows_the_filter_and_is_logged_itself(auditor, editor):
    record(Kind.SIGN_IN, actor=editor)
    deleted = record(Kind.DELETED, actor=editor, label="旧园区", reason="重复")

    headings, *rows = exported(auditor.post(f"{EXPORT}?kind__exact=deleted"))

    assert headings[0] == "序号"
    assert [row[0] for row in rows] == [str(deleted.number)]
    assert {"旧园区", "原因 重复", deleted.hash} <= set(rows[0])
    taken = AuditEntry.objects.latest("number")
    assert (taken.kind, taken.actor.username) == (Kind.AUDIT_EXPORTED, "auditor")
    assert taken.detail == {"filters": "kind__exact=deleted", "rows": 1}


@pytest.mark.parametrize("formula", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1"])
def test_the_export_holds_no_formula(auditor, formula):
    record(Kind.SIGN_IN_FAILED, label=formula)

    *_before, row = exported(auditor.post(EXPORT))

    assert f"'{formula}" in row


def test_a_link_from_elsewhere_exports_nothing(auditor):
    assert auditor.get(EXPORT).status_code == 405
    assert not AuditEntry.objects.filter(kind=Kind.AUDIT_EXPORTED).exists()


def test_the_export_reads_entries_as_it_writes_them(auditor, django_assert_num_queries):
    for _ in range(30):
        record(Kind.SIGN_IN)
    response = auditor.post(EXPORT)

    with django_assert_num_queries(1):
        rows = exported(response)

    assert len(rows) > 30


def test_the_export_of_nonsense_is_told_in_the_list(auditor):
    response = auditor.post(f"{EXPORT}?number__regex=%5B", follow=True)

    assert response.redirect_chain == [(f"{LIST}?e=1", 302)]
    assert not AuditEntry.objects.filter(kind=Kind.AUDIT_EXPORTED).exists()
