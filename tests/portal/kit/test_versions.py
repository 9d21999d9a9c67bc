import pytest
from django.db import connection, transaction
from django.test import RequestFactory

from parks.models import Industry
from portal.kit.versions import Remembered, content_version
from tests.factories import make_area, make_industry, make_park

pytestmark = pytest.mark.django_db


def version():
    return content_version(RequestFactory().get("/"))


@pytest.mark.parametrize(
    "change",
    [
        lambda park: park.save(),
        lambda park: type(park).objects.filter(pk=park.pk).update(level="national"),
        lambda park: park.industries.add(make_industry("auto", "汽车", "Cars", "equipment")),
        lambda park: park.delete(),
    ],
    ids=["save", "update", "relation", "delete"],
)
def test_every_way_of_writing_is_noticed(change):
    park = make_park()
    before = version()

    change(park)

    assert version() > before


def test_raw_sql_is_noticed_too():
    make_industry()
    before = version()

    with connection.cursor() as cursor:
        cursor.execute("UPDATE parks_industry SET slug = 'other'")

    assert version() > before


def test_a_rolled_back_change_leaves_the_version():
    before = version()

    with transaction.atomic():
        make_park()
        transaction.set_rollback(True)

    assert version() == before


def test_remembered_results_last_until_content_changes():
    memory = Remembered()
    ask = lambda: memory.get(RequestFactory().get("/"), "industries", Industry.objects.count)  # noqa: E731

    assert ask() == 0
    make_industry()
    assert ask() == 1


def test_remembered_results_cost_one_small_query(django_assert_num_queries):
    memory = Remembered()
    memory.get(RequestFactory().get("/"), "industries", Industry.objects.count)

    with django_assert_num_queries(1):
        memory.get(RequestFactory().get("/"), "industries", Industry.objects.count)


def test_what_depends_on_one_table_outlasts_changes_of_others():
    memory, computed = Remembered(), []
    ask = lambda: memory.get_of("parks_industry", RequestFactory().get("/"), "x", lambda: computed.append(1))  # noqa: E731

    ask()
    make_park(area=make_area())
    ask()
    assert len(computed) == 1

    make_industry()
    ask()
    assert len(computed) == 2


def test_memory_is_bounded():
    memory, request = Remembered(keep=3), RequestFactory().get("/")

    for number in range(10):
        memory.get(request, number, lambda: "x")

    assert len(memory.state[1]) == 3


def test_what_is_asked_for_again_outlasts_what_is_not():
    memory, request = Remembered(keep=2), RequestFactory().get("/")
    memory.get(request, "wanted", lambda: "first")

    for number in range(5):
        memory.get(request, number, lambda: "x")
        memory.get(request, "wanted", lambda: "again")

    assert memory.get(request, "wanted", lambda: "late") == "first"


def test_of_several_things_only_the_unknown_ones_are_computed():
    memory, request, asked = Remembered(), RequestFactory().get("/"), []

    def squares(numbers):
        asked.append(numbers)
        return {number: number**2 for number in numbers}

    memory.get_each(request, [1, 2], squares)

    assert memory.get_each(request, [3, 1, 2], squares) == {3: 9, 1: 1, 2: 4}
    assert asked == [[1, 2], [3]]


def test_a_late_reader_of_the_old_version_spoils_nothing():
    memory, late = Remembered(), RequestFactory().get("/")
    content_version(late)
    make_industry()
    fresh = RequestFactory().get("/")
    memory.get(fresh, "industries", Industry.objects.count)

    memory.get(late, "industries", lambda: "old")

    assert memory.get(fresh, "industries", Industry.objects.count) == 1
