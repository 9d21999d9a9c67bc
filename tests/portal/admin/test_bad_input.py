"""Bad input is said beside the field, what was typed stays, and nothing is stored or breaks."""

import pytest

from brands.models import Brand, Mark, Product
from investment.models import Event, Measure, Policy, Project, Term
from parks.models import Area, Park, Source
from tests.factories import make_brand, make_mark, make_park

from .desk import LANGUAGES, address, typed

pytestmark = pytest.mark.django_db
NESTED = "[" * 100_000 + "]" * 100_000
CASES = [
    (Park, {"name_zh_hans": ""}, "name_zh_hans", "必填"),
    (Park, {"name_zh_hans": "长" * 81}, "name_zh_hans", "80"),
    (Park, {"name_en": "a\0b"}, "name_en", "空字符"),
    (Park, {"slug": "not a slug"}, "slug", "连字符"),
    (Park, {"slug": "taken"}, "slug", "已存在"),
    (Park, {"area": "999999999999999999999"}, "area", ""),
    (Park, {"area": "x"}, "area", ""),
    (Park, {"industries": ["x", "\0", "9" * 30]}, "industries", ""),
    (Park, {"approved_area_ha": "-1"}, "approved_area_ha", "大于零"),
    (Park, {"approved_area_ha": "0"}, "approved_area_ha", "大于零"),
    (Park, {"approved_area_ha": "NaN"}, "approved_area_ha", "数字"),
    (Park, {"approved_area_ha": "1e999999"}, "approved_area_ha", ""),
    (Park, {"approved_area_ha": "三百"}, "approved_area_ha", "数字"),
    (Park, {"reported_area_km2": "123456789012"}, "reported_area_km2", ""),
    (Park, {"longitude": "10", "latitude": "43"}, "latitude", "121–132"),
    (Park, {"longitude": "125", "latitude": ""}, "latitude", "都不填"),
    (Park, {"founded": "2020-13"}, "founded", "1993-04"),
    (Park, {"founded": "0000"}, "founded", "1993-04"),
    (Park, {"approved_on": "２０２０"}, "approved_on", "1993-04"),
    (Park, {"email": "nobody"}, "email", "有效"),
    (Park, {"confidence": "D"}, "confidence", "不能发布"),
    (Area, {"code": "110000"}, "code", "22"),
    (Area, {"level": "province"}, "parent", "上级"),
    (Area, {"seat_longitude": "12", "seat_latitude": "45"}, "seat_latitude", "驻地"),
    (Policy, {"in_force_from": "2026-05-01", "in_force_to": "2026-04-30"}, "in_force_to", "早于"),
    (Policy, {"in_force_from": "2026-02-30"}, "in_force_from", "日期"),
    (Event, {"starts_on": "2026-05", "ends_on": "2026-04-30"}, "ends_on", "早于"),
    (Project, {"amount": "0"}, "amount", "大于零"),
    (Project, {"currency": "yuan"}, "currency", ""),
    (Project, {"currency": "cny"}, "currency", "三个大写字母"),
    (Product, {"smallest_order": "-5"}, "smallest_order", "大于零"),
    (Measure, {"order": "99999999"}, "order", "32767"),
    (Measure, {"conditions": "{"}, "conditions", "JSON"),
    (Measure, {"conditions": '["\\u0000"]'}, "conditions", "JSON"),
    (Measure, {"conditions": '["\\ud800"]'}, "conditions", "JSON"),
    (Measure, {"conditions": "[NaN]"}, "conditions", "JSON"),
    (Measure, {"conditions": "[1e999]"}, "conditions", "JSON"),
    (Measure, {"conditions": f"[{'9' * 5000}]"}, "conditions", "JSON"),
    (Measure, {"conditions": NESTED}, "conditions", "JSON"),
    (Measure, {"conditions": '{"field": "x"}'}, "conditions", "列表"),
    (Measure, {"benefit": "[]"}, "benefit", ""),
    (Measure, {"benefit": "[1]"}, "benefit", "对象"),
]


def _label(value):
    return getattr(value, "__name__", None) or str(value)[:40]


@pytest.mark.parametrize(("model", "bad", "field", "message"), CASES, ids=_label)
def test_bad_input_is_said_beside_the_field_and_kept(desk, model, bad, field, message):
    make_park(slug="taken")
    row = model.objects.filter(pk=desk.row(model).pk)
    before = row.values().get()

    response = desk.client.post(address(model, "change", before["id"]), typed(desk.open(model, "change")) | bad)

    assert response.status_code == 200
    form = response.context["adminform"].form
    assert message in " ".join(form.errors[field])
    assert {name: form[name].value() for name in bad} == bad
    assert row.values().get() == before


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_park_above_itself_is_refused_in_both_languages(province_client, language):
    park = make_park()
    url = address(Park, "change", park.pk, language=language)

    response = province_client.post(url, typed(province_client.get(url)) | {"parent": park.pk})

    assert response.context["adminform"].form.errors["parent"]


@pytest.mark.parametrize("model", [Source, Term])
def test_the_same_code_twice_is_refused(desk, model):
    form = typed(desk.open(model, "change"))

    response = desk.client.post(address(model, "add"), form)

    assert response.context["adminform"].form.errors["code"]


def test_a_brand_has_each_kind_of_mark_once(province_client):
    brand = make_brand()
    make_mark(brand)
    url = address(Brand, "change", brand.pk)
    second = {"marks-TOTAL_FORMS": 2, "marks-1-kind": Mark.Kind.GI_CERTIFICATION, "marks-1-brand": brand.pk}

    response = province_client.post(url, typed(province_client.get(url)) | second)

    assert response.status_code == 200
    assert brand.marks.count() == 1


@pytest.mark.parametrize("number", ["0", "-1", "x", "99999999999999999999999999", "1/../2", "%00"])
def test_a_row_that_is_not_there_is_said_not_to_be(province_client, number):
    for page in ("change", "delete", "history"):
        response = province_client.get(f"/admin/parks/park/{number}/{page}/", follow=True)

        assert response.status_code in (200, 404)
