"""What the admin takes as the shape of a site: one closed ring in the prefecture of its park, as large as is stated."""

import json

import pytest
from django.forms import modelform_factory
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from parks.admin.site_form import SiteForm
from parks.models import Site
from portal.kit.admin.fields import JsonField
from tests.factories import make_area, make_park, make_site

pytestmark = pytest.mark.django_db
RING = [[125.4, 42.8], [125.404, 42.8], [125.404, 42.8025], [125.4, 42.8]]  # 4.54 ha
BOUNDARY = {"type": "Polygon", "coordinates": [[[125, 42], [126, 42], [126, 43], [125, 43], [125, 42]]]}


@pytest.fixture
def site():
    return make_site(make_park(area=make_area(boundary=BOUNDARY)))


def mistakes(site, ring, area_ha="4.5"):
    return form_of(site, json.dumps({"type": "Polygon", "coordinates": [ring]}), area_ha).errors.get("shape", [])


def form_of(site, text, area_ha="4.5"):
    made = modelform_factory(Site, form=SiteForm, fields=["area_ha", "shape"], field_classes={"shape": JsonField})
    return made({"area_ha": area_ha, "shape": text}, instance=site)


def test_plausible_shape_is_taken(site):
    assert mistakes(site, RING) == []


def test_shape_in_another_prefecture_is_refused(site):
    assert "市州" in mistakes(site, [[x + 3, y] for x, y in RING])[0]


def test_shape_of_another_size_is_refused_with_both_sizes(site):
    said = mistakes(site, RING, area_ha="45")[0]

    assert "4.5" in said
    assert "45 公顷" in said


def test_open_ring_is_refused_and_kept_as_typed(site):
    form = form_of(site, '{"type": "Polygon", "coordinates": [[[1, 2], [2, 3], [3, 3], [4, 4]]]}')

    assert "闭合" in form.errors["shape"][0]
    assert "[4, 4]" in str(form["shape"])


@settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.text(max_size=30) | st.lists(st.lists(st.integers(-200, 200), max_size=3), max_size=6).map(json.dumps))
def test_whatever_is_pasted_gets_an_answer_beside_the_field(site, text):
    form = form_of(site, text)

    assert not form.is_valid() or form.cleaned_data["shape"] is None
