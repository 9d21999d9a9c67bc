"""From the editor's form to the public page: read by two people, and nothing shows before."""

from datetime import timedelta

import pytest
from django.core.management import call_command
from django.test import Client
from django.utils import timezone

from brands.models import Brand, Mark
from parks.models import Enterprise, Park, Role
from portal.kit.models import Change, Letter, Revision
from portal.kit.review import open_change
from portal.models import SearchEntry
from tests.factories import make_brand, make_enterprise, make_industry, make_mark, make_park, make_user

from .cast import make_committee, make_person
from .desk import LANGUAGES, address, typed

pytestmark = pytest.mark.django_db


def public(row, language="zh-hans"):
    return Client().get(("/en" if language == "en" else "") + row.get_absolute_url()).text


def test_a_change_to_a_published_park_shows_nowhere_until_somebody_else_approves_it():
    park, editor, publisher = make_committee()

    editor.save(park, "_submit", summary_zh_hans="新的简介", summary_en="New summary")

    assert "新的简介" not in public(park)
    assert "New summary" not in public(park, "en")
    assert not SearchEntry.objects.filter(text__contains="新的简介").exists()
    publisher.step(park, "approve")
    assert "新的简介" in public(park)
    assert "New summary" in public(park, "en")


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_reviewer_reads_what_changes_and_the_page_as_it_will_be(language):
    park, editor, publisher = make_committee()
    editor.save(park, "_submit", summary_zh_hans="新的简介", summary_en="New summary", phone="0437-123")

    page = publisher.open(park, "review", language=language).text
    preview = publisher.open(park, "preview", language).text

    assert all(word in page for word in ("新的简介", "New summary", "0437-123"))
    assert ("New summary" if language == "en" else "新的简介") in preview
    assert park.name_zh_hans in preview or park.name_en in preview
    assert "新的简介" not in public(park)


def test_nobody_approves_the_own_text_through_whichever_membership():
    park, editor, publisher = make_committee()
    publisher.save(park, "_submit", phone="0437-1")
    publisher.user.memberships.create(role=Role.PROVINCE_OWNER)

    response = publisher.step(park, "approve")

    assert response.status_code == 403
    assert Park.objects.get().phone == ""
    assert open_change(park).state == Change.State.IN_REVIEW


def test_whoever_takes_over_becomes_an_author_too():
    park, editor, publisher = make_committee()
    editor.save(park, "_submit", phone="0437-1")

    publisher.step(park, "take_over")
    publisher.save(park, "_submit", phone="0437-2")

    assert publisher.step(park, "approve").status_code == 403
    assert set(open_change(park).authors.all()) == {editor.user, publisher.user}


def test_a_text_is_sent_back_only_with_a_reason_and_the_author_reads_it():
    park, editor, publisher = make_committee()
    editor.save(park, "_submit", phone="0437-1")

    silent = publisher.step(park, "return")
    publisher.step(park, "return", "电话少了一位")

    assert "请写明退回的原因" in silent.text
    assert "电话少了一位" in editor.open(park, "review").text
    assert Letter.objects.filter(user=editor.user, body__contains="电话少了一位", urgent=True).exists()


def test_the_form_shows_what_waits_and_goes_on_from_there():
    park, editor, publisher = make_committee()
    editor.save(park, phone="0437-1")

    assert 'value="0437-1"' in editor.open(park).text
    editor.save(park, "_submit", office_zh_hans="招商局")
    publisher.step(park, "approve")

    park.refresh_from_db()
    assert (park.phone, park.office_zh_hans) == ("0437-1", "招商局")


def test_nothing_can_be_changed_while_it_is_in_review():
    park, editor, _publisher = make_committee()
    editor.save(park, "_submit", phone="0437-1")

    page = editor.open(park)
    response = editor.client.post(address(Park, "change", park.pk), {"phone": "666", "_save": "1"})

    assert "正在审核" in page.text
    assert response.status_code == 403


def test_inlines_and_relations_wait_with_the_row(province_client):
    park = make_park()
    editor, publisher = make_person(Role.COMMITTEE_EDITOR, park=park), make_person(Role.COMMITTEE_PUBLISHER, park=park)
    brand = make_brand(park=park)
    mark = make_mark(brand, number="1")
    page = editor.open(brand)
    data = typed(page) | {
        "marks-TOTAL_FORMS": "2",
        "marks-0-number": "2",
        "marks-1-kind": Mark.Kind.GI_PRODUCT,
        "marks-1-brand": brand.pk,
        "_submit": "1",
    }

    editor.client.post(address(Brand, "change", brand.pk), data)

    assert list(brand.marks.values_list("number", flat=True)) == ["1"]
    assert 'value="2"' in editor.open(brand).text
    publisher.step(brand, "approve")
    assert set(brand.marks.values_list("pk", "number")) >= {(mark.pk, "2")}
    assert brand.marks.count() == 2


def test_many_relations_wait_too():
    park, editor, publisher = make_committee()
    industry = make_industry()

    editor.save(park, "_submit", industries=[industry.pk])

    assert not park.industries.exists()
    publisher.step(park, "approve")
    assert list(park.industries.all()) == [industry]


def test_a_second_editor_is_told_and_shown_both():
    park, editor, publisher = make_committee()
    colleague = make_person(Role.COMMITTEE_EDITOR, park=park)
    opened = typed(colleague.open(park)) | {"_basis": colleague.open(park).context["adminform"].form.basis}
    editor.save(park, phone="0437-111")

    response = colleague.client.post(address(Park, "change", park.pk), opened | {"phone": "0437-222", "_save": "1"})

    assert "别人已保存了这条内容" in response.text
    assert "0437-111" in response.text
    assert "0437-222" in response.text
    assert open_change(park).after["fields"]["phone"] == "0437-111"


def test_what_changed_elsewhere_meanwhile_is_kept_and_a_clash_is_refused():
    park, editor, publisher = make_committee()
    editor.save(park, "_submit", phone="0437-1")
    Park.objects.update(office_zh_hans="招商局", office_en="Office")

    publisher.step(park, "approve")

    park.refresh_from_db()
    assert (park.phone, park.office_zh_hans) == ("0437-1", "招商局")
    editor.save(park, "_submit", phone="0437-2")
    Park.objects.update(phone="0437-9")
    assert "与别人的改动冲突" in publisher.open(park, "review").text
    assert "别人已把同一处改成了别的内容" in publisher.step(park, "approve").text
    assert Park.objects.get().phone == "0437-9"


def test_a_new_row_is_a_draft_that_goes_public_when_approved():
    park, editor, publisher = make_committee()
    area = park.area.pk
    data = typed(editor.client.get(address(Enterprise, "add"))) | {
        "name_zh_hans": "新企业", "name_en": "New firm", "slug": "new-firm", "area": area, "park": park.pk, "_submit": "1",
    }  # fmt: skip

    editor.client.post(address(Enterprise, "add"), data)

    firm = Enterprise.objects.get()
    assert firm.state == "in_review"
    assert Client().get(firm.get_absolute_url()).status_code == 404
    assert "新企业" in publisher.open(firm, "preview", "zh-hans").text
    publisher.step(firm, "approve")
    assert "新企业" in public(firm)
    assert SearchEntry.objects.filter(title_zh_hans="新企业").exists()


def test_the_nearest_reviewer_is_told_by_mail():
    park, editor, publisher = make_committee()
    make_user(role=Role.PROVINCE_OWNER)

    editor.save(park, "_submit", phone="1")

    assert list(Letter.objects.filter(name="review_submitted").values_list("user", flat=True)) == [publisher.user.pk]


def test_an_approved_change_waits_for_its_hour_and_leaves_at_its_end(time_machine):
    park, editor, publisher = make_committee()
    editor.save(park, "_submit", phone="0437-1")
    start = timezone.localtime() + timedelta(hours=2)
    end = start + timedelta(days=1)

    publisher.step(park, "approve", **moment("publish_at", start), **moment("withdraw_at", end))

    assert open_change(park).state == Change.State.APPROVED
    call_command("apply_due_changes")
    assert Park.objects.get().phone == ""
    time_machine.move_to(start + timedelta(minutes=1))
    call_command("apply_due_changes")
    assert Park.objects.get().phone == "0437-1"
    time_machine.move_to(end + timedelta(minutes=1))
    call_command("apply_due_changes")
    call_command("apply_due_changes")
    assert Park.objects.get().state == "archived"
    assert Client().get(park.get_absolute_url()).status_code == 404


def moment(name, when):
    return {name: f"{when:%Y-%m-%dT%H:%M}"}


def test_archiving_is_asked_for_by_editors_and_done_by_publishers():
    park, editor, publisher = make_committee()

    editor.step(park, "archive", "已并入别的园区")

    assert Client().get(park.get_absolute_url()).status_code == 200
    publisher.step(park, "approve")
    assert Park.objects.get().state == "archived"
    assert Client().get(park.get_absolute_url()).status_code == 404


def test_a_published_row_cannot_be_deleted_and_an_archived_one_only_by_the_province(province_client):
    park, editor, publisher = make_committee()
    firm = make_enterprise(park=park, area=park.area)

    assert province_client.post(address(Enterprise, "delete", firm.pk), {"post": "yes"}).status_code == 403
    publisher.step(firm, "archive")
    assert publisher.client.post(address(Enterprise, "delete", firm.pk), {"post": "yes"}).status_code == 403
    province_client.post(address(Enterprise, "delete", firm.pk), {"post": "yes"})

    assert not Enterprise.objects.exists()
    assert Revision.objects.filter(action="deleted", label=str(firm)).exists()


def test_an_earlier_version_comes_back_as_a_change_that_waits():
    park, editor, publisher = make_committee()
    for phone in ("0437-1", "0437-2"):
        editor.save(park, "_submit", phone=phone, _reason="新号码")
        publisher.step(park, "approve")
    first = Revision.objects.about(park).earliest("pk")

    history = editor.open(park, "history").text
    editor.client.post(address(Park, "restore", park.pk, first.pk))

    assert "0437-1" in history
    assert "新号码" in history
    assert Park.objects.get().phone == "0437-2"
    assert open_change(park).after["fields"]["phone"] == "0437-1"


def test_many_changes_are_approved_from_a_list():
    park, editor, publisher = make_committee()
    firms = [make_enterprise(park=park, area=park.area) for _ in range(2)]
    for firm in firms:
        editor.save(firm, "_submit", stock_code="600001")
    changes = list(Change.objects.values_list("pk", flat=True))

    publisher.client.post("/admin/kit/change/", {"action": "approve_changes", "_selected_action": changes})

    assert set(Enterprise.objects.values_list("stock_code", flat=True)) == {"600001"}


def test_a_word_between_editor_and_reviewer():
    park, editor, publisher = make_committee()
    editor.save(park, phone="1")

    editor.step(park, "note", "号码待核对")

    assert "号码待核对" in publisher.open(park, "review").text


def test_a_preview_leaves_nothing_in_the_memory_of_the_server():
    park, editor, publisher = make_committee()
    editor.save(park, "_submit", positioning_zh_hans="只在预览中")

    assert "只在预览中" in publisher.open(park, "preview", "zh-hans").text

    assert "只在预览中" not in public(park)
    assert "只在预览中" not in Client().get("/parks/").text


def test_no_way_of_sending_the_form_writes_into_a_published_row():
    park, editor, _publisher = make_committee()
    url = address(Park, "change", park.pk)
    form = typed(editor.open(park)) | {"phone": "666"}

    for buttons in ({}, {"CHANGE_FORM-action": "none"}, {"_addanother": "1"}, {"_continue": "1"}, {"_saveasnew": "1"}):
        editor.client.post(url, form | buttons)

    assert Park.objects.get().phone == ""
