"""What is unlikely is asked about once, beside its field, and saved when the person says that it is right."""

import pytest

from parks.models import ParkFigure
from tests.factories import make_park, make_park_figure

from .cast import make_committee
from .desk import address, typed

pytestmark = pytest.mark.django_db


@pytest.fixture
def committee():
    return make_committee(make_park(state="draft"))


def jobs_of(figure):
    return ParkFigure.objects.get(pk=figure.pk).jobs


def test_a_leap_is_asked_about_and_keeps_what_was_typed(committee):
    park, editor, _publisher = committee
    make_park_figure(park, year=2024, jobs=100)
    figure = make_park_figure(park, year=2025, jobs=110)

    page = editor.save(figure, jobs=1200)

    assert jobs_of(figure) == 110
    assert "是上年的 12.0 倍（2024 年：100）" in page.text
    assert 'value="1200"' in page.text
    assert 'type="checkbox" name="is_sure"' in page.text


def test_whoever_is_sure_has_it_saved_and_is_not_asked_again(committee):
    park, editor, _publisher = committee
    make_park_figure(park, year=2024, jobs=100)
    figure = make_park_figure(park, year=2025, jobs=110)

    editor.save(figure, jobs=1200, is_sure="on")
    assert jobs_of(figure) == 1200
    editor.save(figure, firms=3)
    assert ParkFigure.objects.get(pk=figure.pk).firms == 3


def test_what_is_likely_is_not_asked_about(committee):
    park, editor, _publisher = committee
    make_park_figure(park, year=2024, jobs=100, tax_cny=0)
    figure = make_park_figure(park, year=2025, jobs=110)

    page = editor.open(figure)
    editor.save(figure, jobs=290, tax_cny=5000)

    assert 'type="checkbox" name="is_sure"' not in page.text
    assert jobs_of(figure) == 290


def test_a_leap_is_asked_about_below_the_park_too(committee):
    park, editor, _publisher = committee
    make_park_figure(park, year=2024, jobs=100)
    figure = make_park_figure(park, year=2025, jobs=110)

    form = typed(editor.open(park))
    row = next(name.removesuffix("-id") for name, value in form.items() if name.endswith("-id") and value == figure.pk)
    page = editor.client.post(address(type(park), "change", park.pk), form | {f"{row}-jobs": "20", "_save": "1"})

    assert "不到上年的三分之一（2024 年：100）" in page.text
    assert f'type="checkbox" name="{row}-is_sure"' in page.text
    assert jobs_of(figure) == 110
    editor.client.post(
        address(type(park), "change", park.pk), form | {f"{row}-jobs": "20", f"{row}-is_sure": "on", "_save": "1"}
    )
    assert jobs_of(figure) == 20
