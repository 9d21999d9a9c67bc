"""What the admin takes as the shape of a site: one closed ring in the prefecture of its park, as large as is stated."""

import json

import pytest
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.forms import modelform_factory
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from parks.admin.site_form import SiteForm
from parks.models import Site
from parks.tables import SITES
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


def test_an_uploaded_file_counts_before_the_text(site):
    form = uploaded(site, json.dumps({"type": "Feature", "geometry": {"type": "Polygon", "coordinates": [RING]}}))

    assert not {"shape", "shape_file"} & form.errors.keys()
    assert form.instance.shape["coordinates"] == [RING]


@pytest.mark.parametrize(
    ("name", "text", "said"),
    [
        ("plan.dwg", "{}", ".geojson"),
        ("plan.json", "\0", "JSON"),
        ("plan.json", "[" * 100_000, "JSON"),
        ("plan.json", '{"type": "Point"}', "多边形"),
        ("plan.json", " " * 300_000, "256"),
    ],
)
def test_a_file_that_is_no_outline_is_refused_beside_it(site, name, text, said):
    assert said in uploaded(site, text, name).errors["shape_file"][0]


def test_an_uploaded_shape_is_checked_like_a_pasted_one(site):
    far = [[x + 3, y] for x, y in RING]

    assert "市州" in uploaded(site, json.dumps({"type": "Polygon", "coordinates": [far]})).errors["shape"][0]


def uploaded(site, text, name="plan.geojson"):
    made = modelform_factory(Site, form=SiteForm, fields=["area_ha", "shape"], field_classes={"shape": JsonField})
    file = SimpleUploadedFile(name, text.encode())
    return made({"area_ha": "4.5", "shape": ""}, {"shape_file": file}, instance=site)


def test_a_table_takes_shapes_out_and_in_and_checks_them(site):
    column = SITES.by_name["shape"]
    site.shape = column.parse(json.dumps({"type": "Polygon", "coordinates": [RING]}))

    assert column.parse(column.shown(site)) == site.shape
    with pytest.raises(ValidationError, match="多边形"):
        column.parse("[]")


def test_the_row_itself_refuses_what_cannot_be_true(site):
    site.shape = {"type": "Polygon", "coordinates": [[[x + 3, y] for x, y in RING]]}

    with pytest.raises(ValidationError, match="市州"):
        site.clean()
