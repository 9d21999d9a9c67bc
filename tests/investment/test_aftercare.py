"""After the signature: a plan from the province's template, requests of the settled firm, and firms that bring firms."""

from datetime import date, datetime

import pytest
from django.urls import reverse
from django.utils import timezone

from investment import aftercare, desk, enquiry_flow, firm_requests
from investment.models import AftercarePlan, AftercareStep, AftercareTemplate, Case, Enquirer, FirmRequest, Referral
from parks.models import Role
from portal.kit.models import Letter, Revision
from tests.factories import (
    make_aftercare_template,
    make_area,
    make_case,
    make_enquirer,
    make_enquiry,
    make_enterprise,
    make_firm_request,
    make_notice_version,
    make_park,
    make_user,
)

pytestmark = pytest.mark.django_db
Stage, State = Case.Stage, FirmRequest.State
NOON = datetime(2026, 11, 2, 12, tzinfo=timezone.get_default_timezone())
ANSWERED = {"received_at": NOON, "promised_on": "2026-11-04", "first_answered_at": NOON}


@pytest.fixture
def park():
    make_notice_version()
    return make_park(area=make_area("220403", "西安区"))


@pytest.fixture
def firm(park):
    return make_enterprise(park=park, area=park.area)


@pytest.fixture
def case(park):
    enquiry = make_enquiry(reply_by="page")
    make_enquirer(enquiry)
    return make_case(enquiry, park, stage=Stage.NEGOTIATION, **ANSWERED)


@pytest.fixture
def people(park, firm):
    scopes = {
        Role.ENTERPRISE_CONTACT: {"enterprise": firm},
        Role.COMMITTEE_EDITOR: {"park": park},
        Role.COMMITTEE_PUBLISHER: {"park": park},
        Role.CITY_COORDINATOR: {"area": make_area("220400")},
    }
    return {role: make_user(role.value, role, **scopes.get(role, {})) for role in Role if role != "association_editor"}


def move(case, stage, people):
    """As the province notes down what has happened already, whatever the case lacks."""
    return desk.move(case, stage, by=people[Role.PROVINCE_OWNER], reason="补录", force=True)


def signed(case, people):
    move(case, Stage.SIGNED, people)
    return AftercarePlan.objects.get(case=case)


def page_of(row, page="change"):
    return reverse(f"admin:{row._meta.app_label}_{row._meta.model_name}_{page}", args=[row.pk])


def test_a_signature_begins_the_plan_with_the_steps_in_use(case, people, time_machine):
    AftercareTemplate.objects.all().delete()
    make_aftercare_template("落实用地", due_days=60, who="committee")
    make_aftercare_template("停用的", is_active=False)
    time_machine.move_to(NOON)

    plan = signed(case, people)
    make_aftercare_template("后来的")
    move(case, Stage.CONSTRUCTION, people)

    assert [(step.what, step.due_on) for step in plan.steps.all()] == [("落实用地", date(2027, 1, 1))]
    assert AftercarePlan.objects.count() == 1


def test_before_the_signature_there_is_no_plan(park, people):
    case = make_case(park=park, **ANSWERED)

    move(case, Stage.NEGOTIATION, people)

    assert not AftercarePlan.objects.exists()


def test_a_new_installation_has_a_template_in_both_languages():
    steps = AftercareTemplate.objects.filter(is_active=True)

    assert steps.count() >= 10
    assert not [step for step in steps if not step.name_zh_hans or not step.name_en]


def plan_form(plan, **changes):
    """The form of a plan with one step, as a browser sends it."""
    step = plan.steps.first()
    form = {"enterprise": "", "steps-TOTAL_FORMS": 1, "steps-INITIAL_FORMS": 1, "steps-0-id": step.pk}
    form |= {"steps-0-plan": plan.pk, "steps-0-what": step.what, "steps-0-who": step.who, "_save": "1"}
    return form | {"steps-0-due_on": step.due_on, "steps-0-done_on": "", "steps-0-evidence": ""} | changes


@pytest.mark.parametrize(
    ("role", "status"),
    [
        (Role.COMMITTEE_EDITOR, 302),
        (Role.COMMITTEE_PUBLISHER, 302),
        (Role.CITY_COORDINATOR, 302),
        (Role.PROVINCE_COOPERATION, 302),
        (Role.PROVINCE_OWNER, 302),
        (Role.ENTERPRISE_CONTACT, 404),
        (Role.AUDITOR, 404),
    ],
)
def test_who_keeps_the_plan(client, case, people, role, status):
    plan = signed(case, people)
    plan.steps.exclude(pk=plan.steps.first().pk).delete()
    client.force_login(people[role])
    done = {"steps-0-done_on": "2026-11-20", "steps-0-evidence": "用地合同 2026-15 号"}

    response = client.post(page_of(plan), plan_form(plan, **done))

    assert response.status_code == status
    assert (plan.steps.get().evidence != "") == (status == 302)
    assert Revision.objects.about(plan).exists() == (status == 302)


def test_done_without_evidence_is_refused_beside_the_field(client, case, people):
    plan = signed(case, people)
    plan.steps.exclude(pk=plan.steps.first().pk).delete()
    client.force_login(people[Role.COMMITTEE_EDITOR])

    page = client.post(page_of(plan), plan_form(plan, **{"steps-0-done_on": "2026-11-20"}))

    assert page.status_code == 200
    assert "办成的事项要写明凭据。" in page.text
    assert "2026-11-20" in page.text
    assert plan.steps.get().done_on is None


def test_the_desk_shows_plan_overdue_steps_and_requests(client, case, firm, people):
    plan = signed(case, people)
    plan.enterprise = firm
    plan.save()
    AftercareStep.objects.filter(plan=plan).update(due_on="2026-01-01")
    make_firm_request(firm)
    client.force_login(people[Role.COMMITTEE_PUBLISHER])

    page = client.get(page_of(case, "desk")).text

    for words in ("落地服务", plan.steps.first().what, "逾期", "用地和厂房"):
        assert words in page
    listed = client.get(reverse("admin:investment_aftercareplan_changelist"), {"steps": "overdue"})
    assert list(listed.context["cl"].result_list) == [plan]


def test_erasure_takes_what_people_wrote_and_leaves_what_is_counted(client, case, people):
    plan = signed(case, people)
    steps = plan.steps.all()
    plan.steps.exclude(pk=steps[0].pk).delete()
    client.force_login(people[Role.COMMITTEE_EDITOR])
    words = {"steps-0-what": "给独一无二办签证", "steps-0-done_on": "2026-11-20", "steps-0-evidence": "独一无二签收"}
    client.post(page_of(plan), plan_form(plan, **words))
    assert "独一无二" in str(Revision.objects.about(plan).get().after)

    enquiry_flow.erase(case.enquiry, reason="asked")

    step = plan.steps.get()
    assert (step.what, step.evidence, step.done_on) == (aftercare.ERASED, aftercare.ERASED, date(2026, 11, 20))
    assert not Revision.objects.about(plan).exists()


def add(client, model, **data):
    return client.post(reverse(f"admin:investment_{model._meta.model_name}_add"), {"_save": "1"} | data)


ASKERS = [
    Role.ENTERPRISE_CONTACT,
    Role.COMMITTEE_EDITOR,
    Role.COMMITTEE_PUBLISHER,
    Role.PROVINCE_COOPERATION,
    Role.PROVINCE_OWNER,
]


@pytest.mark.parametrize("role", [role for role in Role if role != "association_editor"])
def test_who_enters_a_request_and_it_gets_its_date(client, firm, people, role, time_machine):
    time_machine.move_to(NOON)
    client.force_login(people[role])

    response = add(client, FirmRequest, enterprise=firm.pk, kind="land", text="需要扩建用地五亩。")

    if role not in ASKERS:
        assert response.status_code == 403
        assert not FirmRequest.objects.exists()
        return
    asked = FirmRequest.objects.get()
    assert (asked.state, asked.received_by, asked.promised_on) == (State.WAITING, people[role], date(2026, 11, 4))
    assert [letter.user for letter in Letter.objects.filter(name="firm_request_arrived")] == [
        people[Role.COMMITTEE_PUBLISHER]
    ]
    assert Revision.objects.about(asked).exists()


@pytest.mark.parametrize("role", [Role.ENTERPRISE_CONTACT, Role.COMMITTEE_EDITOR])
def test_nobody_enters_a_request_of_another_firm(client, firm, people, role):
    client.force_login(people[role])

    response = add(client, FirmRequest, enterprise=make_enterprise().pk, kind="land", text="别家的事")

    assert response.status_code == 200
    assert not FirmRequest.objects.exists()


ANSWERERS = [Role.COMMITTEE_PUBLISHER, Role.CITY_COORDINATOR, Role.PROVINCE_COOPERATION, Role.PROVINCE_OWNER]


@pytest.mark.parametrize("role", [role for role in Role if role != "association_editor"])
def test_who_answers_a_request_and_the_firm_learns_of_it(client, firm, people, role):
    asked = make_firm_request(firm)
    client.force_login(people[role])

    response = client.post(page_of(asked), {"answer": "已列入年度供地计划。", "_save": "1"} | NO_ROWS)

    asked.refresh_from_db()
    if role not in ANSWERERS:
        assert response.status_code in (403, 404)
        assert asked.is_waiting
        return
    assert (asked.state, asked.answered_by) == (State.ANSWERED, people[role])
    assert [letter.user for letter in Letter.objects.filter(name="firm_request_answered")] == [
        people[Role.ENTERPRISE_CONTACT]
    ]
    assert client.post(page_of(asked), {"answer": "改口", "_save": "1"} | NO_ROWS).status_code == 403


NO_ROWS = {"escalations-TOTAL_FORMS": 0, "escalations-INITIAL_FORMS": 0}


def test_an_empty_answer_is_refused_beside_its_field(client, firm, people):
    asked = make_firm_request(firm)
    client.force_login(people[Role.COMMITTEE_PUBLISHER])

    page = client.post(page_of(asked), {"answer": " ", "_save": "1"} | NO_ROWS)

    assert page.context["adminform"].form.errors.keys() == {"answer"}
    asked.refresh_from_db()
    assert asked.is_waiting


@pytest.mark.parametrize("role", [Role.ENTERPRISE_CONTACT, Role.COMMITTEE_EDITOR, Role.CITY_COORDINATOR])
def test_who_asks_may_take_it_back_while_it_waits(client, firm, people, role):
    waiting, answered = make_firm_request(firm), make_firm_request(firm)
    firm_requests.answer(answered, by=people[Role.COMMITTEE_PUBLISHER], text="好。")
    client.force_login(people[role])
    rows = {"action": "withdraw", "_selected_action": [waiting.pk, answered.pk], "index": "0"}

    client.post(reverse("admin:investment_firmrequest_changelist"), rows)

    states = set(FirmRequest.objects.values_list("state", flat=True))
    assert states == {State.ANSWERED, State.WAITING if role == Role.CITY_COORDINATOR else State.WITHDRAWN}


def test_the_requests_that_wait_stand_in_todays_work(client, firm, people):
    make_firm_request(firm)
    client.force_login(people[Role.COMMITTEE_PUBLISHER])

    turns = {turn.kind: turn for turn in client.get("/admin/").context["turns"]}

    assert turns["requests"].number == 1
    assert client.get(turns["requests"].url).context["cl"].result_count == 1


RECOMMENDED = {
    "consent": "spoken",
    "organisation": "某某包装",
    "person": "赵先生",
    "phone": "0431 8850 0000",
    "email": "",
    "about": "想建一条包装线，需要两千平方米厂房。",
}


@pytest.mark.parametrize("role", [role for role in Role if role != "association_editor"])
def test_a_recommended_firm_becomes_a_lead_of_the_park(client, park, firm, people, role):
    client.force_login(people[role])

    response = add(client, Referral, enterprise=firm.pk, **RECOMMENDED)

    if role not in ASKERS:
        assert response.status_code == 403
        assert not Referral.objects.exists()
        return
    referral, case = Referral.objects.get(), Case.objects.get()
    assert (referral.enquiry, referral.referred_by) == (case.enquiry, people[role])
    assert (case.park, case.stage, case.state) == (park, Stage.LEAD, Case.State.RECEIVED)
    enquirer = Enquirer.objects.get()
    assert (enquirer.organisation, list(enquirer.shown_to.all())) == ("某某包装", [park])
    assert [one.text for one in case.enquiry.questions.all()] == [RECOMMENDED["about"]]
    assert not Letter.objects.filter(address="", user=None).exists()
    assert case.enquiry.number in client.get(page_of(referral)).text


@pytest.mark.parametrize("missing", ["enterprise", "consent", "organisation", "person", "phone", "about"])
def test_what_a_referral_lacks_is_said_beside_its_field_and_the_rest_is_kept(client, firm, people, missing):
    client.force_login(people[Role.COMMITTEE_EDITOR])

    page = add(client, Referral, **{"enterprise": firm.pk} | RECOMMENDED | {missing: ""})

    assert missing in page.context["adminform"].form.errors
    assert missing == "about" or RECOMMENDED["about"] in page.text
    assert not Referral.objects.exists()


@pytest.mark.parametrize("phone", ["\0", "打我电话", "9" * 60])
def test_odd_numbers_are_refused(client, firm, people, phone):
    client.force_login(people[Role.COMMITTEE_EDITOR])

    page = add(client, Referral, enterprise=firm.pk, **RECOMMENDED | {"phone": phone})

    assert page.status_code == 200
    assert not Referral.objects.exists()


def test_a_firm_without_a_park_recommends_nobody(client, people):
    client.force_login(people[Role.PROVINCE_OWNER])

    page = add(client, Referral, enterprise=make_enterprise(park=None).pk, **RECOMMENDED)

    assert "没有填写所在园区" in page.text


def test_a_referral_names_nobody_once_the_enquiry_is_erased(client, firm, people):
    client.force_login(people[Role.COMMITTEE_EDITOR])
    add(client, Referral, enterprise=firm.pk, **RECOMMENDED)

    enquiry_flow.erase(Referral.objects.get().enquiry, reason="asked")

    assert not Enquirer.objects.exists()
    assert "赵先生" not in client.get(page_of(Referral.objects.get())).text
    assert "赵先生" not in str(list(Revision.objects.values_list("after", flat=True)))


@pytest.mark.parametrize(("role", "status"), [(Role.PROVINCE_OWNER, 302), (Role.CITY_COORDINATOR, 403)])
def test_only_the_province_edits_the_template(client, people, role, status):
    client.force_login(people[role])
    form = {"name_zh_hans": "新的一步", "name_en": "A new step", "who": "city", "due_days": "9", "is_active": "on"}

    assert add(client, AftercareTemplate, **form).status_code == status
    assert AftercareTemplate.objects.filter(name_zh_hans="新的一步").exists() == (status == 302)
