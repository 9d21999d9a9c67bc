"""Subscribing without an account: nothing before the address confirms, everything gone when it stops."""

import re
from datetime import timedelta

import pytest
from django.core import mail
from django.core.management import call_command
from django.db import connection
from django.test import Client
from django.utils import timezone

from portal.kit.audit import Kind
from portal.kit.models import AuditEntry, Letter
from portal.models import Subscription
from portal.subscribing import STOPPED_DAYS, UNCONFIRMED_DAYS
from portal.telling import tell_all
from tests.factories import make_park, make_subscription

from .subscriptions import FORM, send, typed

pytestmark = pytest.mark.django_db


def link_in(letter):
    return re.search(r"http://localhost:8000(/\S*subscriptions/\S+)", letter.body)[1]


def asked(**changes):
    """The subscription of a form that was sent, and the link of its letter."""
    assert send(**changes).status_code == 202
    return Subscription.objects.latest("pk"), link_in(Letter.objects.latest("pk"))


def confirmed(**changes):
    subscription, link = asked(**changes)
    Client().post(link)
    subscription.refresh_from_db()
    return subscription


def test_an_address_is_asked_before_anything_else(django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        answer = send(f"{FORM}?level=national&colour=red", address="Li@Firm.example", language="en", rhythm="weekly")

    subscription = Subscription.objects.get()
    assert (subscription.state, subscription.query, subscription.rhythm) == ("asked", "level=national", "weekly")
    assert "Li@" not in answer.text.replace("Li@firm", "Li@")
    [message] = mail.outbox
    assert message.to == [subscription.address]
    assert message.subject == "Please confirm: e-mail alerts for Parks"
    assert f"/en/subscriptions/{subscription.key}/" in message.body
    assert "List-Unsubscribe" not in message.extra_headers


@pytest.mark.parametrize("method", ["get", "head"])
def test_who_only_follows_a_link_confirms_and_stops_nothing(method):
    """Programs that look through letters for what is dangerous follow every link."""
    subscription, link = asked()

    answers = [getattr(Client(), method)(address).status_code for address in (link, f"{link}stop/")]

    subscription.refresh_from_db()
    assert (answers, subscription.state) == ([200, 200], "asked")


def test_a_button_confirms_and_what_was_there_is_no_news():
    make_park(slug="old")
    type(make_park()).objects.update(published_at=timezone.now() - timedelta(hours=1))
    subscription, link = asked()
    make_park(slug="between")

    answer = Client().post(link, follow=True)

    subscription.refresh_from_db()
    assert "已确认：每天一封，寄到 l＊＊@firm.example" in " ".join(answer.text.split())
    assert subscription.is_confirmed
    assert subscription.kept_until == timezone.localdate() + timedelta(days=subscription.notice.retention_days)
    Subscription.objects.update(looked_at=timezone.now() - timedelta(days=2))
    assert tell_all() == 1
    told = Letter.objects.latest("pk").body
    assert ["/parks/old/" in told, "/parks/between/" in told] == [False, True]


def test_the_page_of_a_subscription_needs_its_own_form():
    subscription, link = asked()

    assert Client(enforce_csrf_checks=True).post(link).status_code == 403
    subscription.refresh_from_db()
    assert not subscription.is_confirmed


def test_known_and_unknown_addresses_get_the_same_answer():
    confirmed(address="known@firm.example")

    known, unknown = (send(address=address) for address in ("known@firm.example", "new@firm.example"))

    def without_chance(answer):
        return re.sub(r'name="csrfmiddlewaretoken" value="\w+"', "", answer.text)

    assert known.status_code == unknown.status_code
    assert without_chance(known) == without_chance(unknown)
    assert list(Letter.objects.order_by("-pk").values_list("name", flat=True)[:2]) == ["search_asked"] * 2


def test_who_confirms_a_search_twice_has_it_once_and_hears_nothing_twice():
    make_park(slug="told")
    first = confirmed()
    Subscription.objects.update(looked_at=timezone.now() - timedelta(days=2))
    tell_all()

    _second, link = asked(rhythm="weekly", language="en", address="LI@firm.example")
    answer = Client().post(link)

    subscription = Subscription.objects.get()
    assert answer["Location"].endswith(f"/subscriptions/{first.key}/")
    assert (subscription.pk, subscription.rhythm, subscription.language) == (first.pk, "weekly", "en")
    assert len(subscription.known) == 1


def test_the_same_form_sent_twice_asks_once():
    form = typed()

    answers = [Client().post(FORM, form).status_code for _ in range(2)]

    assert answers == [202, 202]
    assert (Subscription.objects.count(), Letter.objects.count()) == (1, 1)


def test_an_address_set_right_in_the_same_form_is_asked_too():
    form = typed(address="lii@firm.example")

    for address in ("lii@firm.example", "li@firm.example"):
        Client().post(FORM, form | {"address": address})

    assert set(Letter.objects.values_list("address", flat=True)) == {"lii@firm.example", "li@firm.example"}


def test_one_click_stops_without_cookie_or_page():
    subscription = confirmed()
    Subscription.objects.update(looked_at=timezone.now() - timedelta(days=2))
    make_park()
    tell_all()
    [stop_url] = Letter.objects.exclude(stop_url="").values_list("stop_url", flat=True)

    program = Client(enforce_csrf_checks=True)
    answers = [
        program.post(stop_url.removeprefix("http://localhost:8000"), {"List-Unsubscribe": "One-Click"}).status_code
        for _ in range(2)
    ]

    subscription.refresh_from_db()
    assert answers == [200, 200]
    assert (subscription.state, subscription.address, subscription.known) == ("stopped", "", [])


def test_stopping_leaves_the_address_nowhere():
    subscription = confirmed(address="secret-name@firm.example")
    other = confirmed(address="other@firm.example")
    Subscription.objects.update(looked_at=timezone.now() - timedelta(days=2))
    make_park()
    tell_all()

    Client().post(f"/subscriptions/{subscription.key}/stop/")

    assert tables_with("secret-name") == []
    assert Letter.objects.filter(address=other.address).count() == 2
    entry = AuditEntry.objects.get(kind=Kind.PERSONAL_DATA_ERASED)
    assert (entry.object_pk, entry.detail) == (subscription.pk, {"reason": "asked"})


def tables_with(word):
    """The tables of the whole database that hold the word anywhere."""
    found = []
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f'SELECT count(*) FROM "{table}" AS row WHERE row::text LIKE %s', [f"%{word}%"])  # noqa: S608
            found += [table] if cursor.fetchone()[0] else []
    return found


def test_a_stopped_subscription_cannot_be_confirmed_again():
    subscription, link = asked()
    Client().post(f"{link}stop/")

    answer = Client().post(link)

    subscription.refresh_from_db()
    assert subscription.is_stopped
    assert "订阅已停止" in answer.text


def test_a_key_that_nobody_has_reads_like_one_that_was_stopped():
    addresses = ["/subscriptions/no-such-key/", "/subscriptions/no-such-key/stop/"]

    answers = [getattr(Client(), method)(address) for address in addresses for method in ("get", "post")]

    assert [answer.status_code for answer in answers] == [200] * 4
    assert all("订阅已停止" in answer.text for answer in answers)


def test_how_often_can_be_changed_and_the_end_put_off(time_machine):
    subscription = confirmed()
    time_machine.move_to(timezone.now() + timedelta(days=300))
    address = f"/subscriptions/{subscription.key}/"

    Client().post(address, {"rhythm": "weekly"})
    Client().post(address)
    wrong = Client().post(address, {"rhythm": "hourly"})

    subscription.refresh_from_db()
    assert (subscription.rhythm, wrong.status_code) == ("weekly", 422)
    assert subscription.kept_until == timezone.localdate() + timedelta(days=subscription.notice.retention_days)


def test_an_address_that_never_confirms_is_forgotten(time_machine):
    asked(address="never@firm.example")
    time_machine.move_to(timezone.now() + timedelta(days=UNCONFIRMED_DAYS) - timedelta(minutes=1))
    call_command("tell_subscribers", verbosity=0)
    assert Subscription.objects.count() == 1

    time_machine.move_to(timezone.now() + timedelta(minutes=2))
    call_command("tell_subscribers", verbosity=0)

    assert (Subscription.objects.count(), tables_with("never@firm")) == (0, [])


def test_a_list_that_is_no_more_can_still_be_stopped(province_client):
    subscription = make_subscription(noun="gone")
    address = f"/subscriptions/{subscription.key}/"

    pages = [Client().get(address), Client().get(f"{address}stop/"), province_client.get("/admin/portal/subscription/")]
    Client().post(f"{address}stop/")

    subscription.refresh_from_db()
    assert [page.status_code for page in pages] == [200] * 3
    assert subscription.is_stopped


def test_what_was_stopped_is_forgotten_after_a_month(time_machine):
    make_subscription(state="stopped", address="", stopped_at=timezone.now())
    time_machine.move_to(timezone.now() + timedelta(days=STOPPED_DAYS, minutes=1))

    call_command("tell_subscribers", verbosity=0)

    assert not Subscription.objects.exists()


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"address": ""}, "address"),
        ({"address": "nobody"}, "address"),
        ({"address": "a@b.example\nBcc: c@d.example"}, "address"),
        ({"address": "x" * 300 + "@firm.example"}, "address"),
        ({"address": "a\0@firm.example"}, "address"),
        ({"rhythm": "hourly"}, "rhythm"),
        ({"language": "fr"}, "language"),
        ({"consent": ""}, "consent"),
        ({"notice": "0"}, "consent"),
        ({"notice": "9" * 40}, "consent"),
        ({"website": "https://spam.example/"}, "website"),
    ],
)
def test_what_is_wrong_is_said_beside_its_field_and_nothing_is_kept(changes, field):
    answer = send(**changes)

    assert answer.status_code == 422
    assert list(answer.context["form"].errors) == [field]
    assert answer.context["form"].errors[field][0] in answer.text.replace("&#x27;", "'").replace("&quot;", '"')
    assert not Subscription.objects.exists()
    assert not Letter.objects.exists()


def test_a_network_is_slowed_down_and_nobody_elses_address_with_it():
    """Whoever types somebody's address again and again uses up what their own network may do."""
    here = [send(address="victim@firm.example").status_code for _ in range(7)]

    elsewhere = send(client=Client(REMOTE_ADDR="203.0.113.7"), address="victim@firm.example")

    assert here == [202] * 6 + [429]
    assert elsewhere.status_code == 202


def test_without_a_proof_it_works_twice_an_hour():
    assert [send(proven=False).status_code for _ in range(3)] == [202, 202, 429]


def test_the_province_sees_no_whole_address(province_client):
    subscription = make_subscription(address="secret-name@firm.example", query="level=national")

    pages = [
        province_client.get("/admin/portal/subscription/").text,
        province_client.get(f"/admin/portal/subscription/{subscription.pk}/change/").text,
    ]

    assert ["s＊＊@firm.example" in page and "国家级" in page for page in pages] == [True, True]
    assert ["secret-name" in page or subscription.key in page for page in pages] == [False, False]
