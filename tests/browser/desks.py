"""People of every role at their desks, in the midst of a day's work."""

from types import SimpleNamespace

from django.conf import settings
from django.urls import reverse

from parks.models import Enterprise, ParkFigure, Role
from portal.kit.models import AuditEntry, Letter
from tests.factories import make_enterprise, make_user
from tests.portal.admin.cast import sign_in as at_desk
from tests.portal.admin.files import csv_bytes, upload

HEADINGS = ["name_zh_hans", "area", "park"]


def make_desks(world):
    """`sessions` of one person of each role; `places`, addresses of rows, in the midst of their review or import."""
    people = make_people(world)
    return SimpleNamespace(
        sessions={name: person.client.cookies[settings.SESSION_COOKIE_NAME].value for name, person in people.items()},
        places=make_places(world, people["editor"]),
    )


def make_people(world):
    scopes = {
        "province": (Role.PROVINCE_OWNER, {}),
        "cooperation": (Role.PROVINCE_COOPERATION, {}),
        "auditor": (Role.AUDITOR, {}),
        "coordinator": (Role.CITY_COORDINATOR, {"area": world.area}),
        "publisher": (Role.COMMITTEE_PUBLISHER, {"park": world.park}),
        "editor": (Role.COMMITTEE_EDITOR, {"park": world.park}),
        "enterprise": (Role.ENTERPRISE_CONTACT, {"enterprise": world.enterprise}),
        "nobody": (None, {}),
    }
    return {name: at_desk(make_user(f"desk-{name}", role, **scope)) for name, (role, scope) in scopes.items()}


def make_places(world, editor):
    """A published park and a draft that wait for review, a draft that was changed, a published firm, three imports."""
    years = [[world.park.slug, 2011, 100, "年报"], [world.park.slug, 2012, 5000, "年报"]]
    doubted = upload(editor.client, ParkFigure, csv_bytes(["park", "year", "jobs", "source_zh_hans"], *years))
    editor.save(world.park, "_submit", positioning_en="A park for hosiery", _reason="补写定位")
    draft, changed = (make_enterprise(area=world.county, park=world.park, state="draft") for _ in range(2))
    firm = make_enterprise(area=world.county, park=world.park)
    editor.save(draft, "_submit", stock_code="600001")
    for code in ("600002", "600003"):
        editor.save(changed, stock_code=code, _reason="核对代码")
    line = ["浏览器企业", world.county.code, world.park.slug]
    rows = {"park": world.park, "draft": draft, "changed": changed, "firm": firm, "site": world.site}
    rows |= {"entry": AuditEntry.objects.latest("pk"), "letter": Letter.objects.latest("pk")}
    imports = {
        "ready": upload(editor.client, Enterprise, csv_bytes(HEADINGS, line)),
        "refused": upload(editor.client, Enterprise, csv_bytes(HEADINGS, ["没有地区", "0", world.park.slug])),
    }
    pages = {name: reverse("admin:parks_enterprise_import_detail", args=[found.pk]) for name, found in imports.items()}
    pages["doubted"] = reverse("admin:parks_parkfigure_import_detail", args=[doubted.pk]) + "?unsure=1"
    pages |= {name: place_of(row) for name, row in rows.items()}
    return {name: address.lstrip("/") for name, address in pages.items()}


def place_of(row):
    """The address below which the pages of a row stand."""
    address = reverse(f"admin:{row._meta.app_label}_{row._meta.model_name}_change", args=[row.pk])
    return address.removesuffix("change/")


def sign_in(page, live_site, session):
    page.context.add_cookies([{"name": settings.SESSION_COOKIE_NAME, "value": session, "url": live_site.url}])
    return page
