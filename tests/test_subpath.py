"""The portal as a part of another host: every address it writes or sets stays below its prefix."""

import os
import re
import subprocess
import sys
from urllib.parse import urljoin, urlsplit

import pytest
from django.conf import settings
from django.core.handlers.wsgi import WSGIHandler
from django.core.signals import request_finished, request_started
from django.db import close_old_connections
from django.test import RequestFactory, override_settings
from django.urls import set_script_prefix

from parks.models import Park
from portal.subpath import Subpath
from tests.page_reading import Page
from tests.public_pages import VIEWS, every

pytestmark = pytest.mark.django_db
PREFIX = "/parks-portal"
BELOW = {
    "FORCE_SCRIPT_NAME": PREFIX,
    "STATIC_URL": f"{PREFIX}/static/",
    "COOKIE_PATH": f"{PREFIX}/",
    "SESSION_COOKIE_PATH": f"{PREFIX}/",
    "CSRF_COOKIE_PATH": f"{PREFIX}/",
}
ADDRESS_ATTRIBUTES = ("href", "src", "action", "hx-get", "formaction", "poster")


class Answer:
    """What the web server would be given, read as a page."""

    def __init__(self, environ, application):
        self.content = b"".join(application(environ, self._start))

    def _start(self, status, headers):
        self.status_code, self.headers = int(status.split()[0]), headers

    def header(self, name):
        return [value for key, value in self.headers if key.lower() == name.lower()]


@pytest.fixture
def below():
    """Asks the whole application for an address of the host."""
    signals = (request_started, request_finished)
    for signal in signals:  # would close the connection that holds the test's rows
        signal.disconnect(close_old_connections)
    with override_settings(**BELOW):
        application = Subpath(WSGIHandler(), PREFIX)
        yield lambda path: Answer(RequestFactory().get(path).environ, application)
    for signal in signals:
        signal.connect(close_old_connections)
    set_script_prefix("/")


@every(kinds=VIEWS)
def test_every_address_of_a_page_stays_below_the_prefix(below, site, kind, language):
    path = PREFIX + kind.path(site.world, language)

    answer = below(path)

    page = Page(answer)
    addresses = [e.get(name) for e in page.tree.iter() for name in ADDRESS_ATTRIBUTES if e.get(name)]
    own = [urlsplit(urljoin(f"http://testserver{path}", address)) for address in addresses]
    assert page.status == 200
    assert [url.path for url in own if url.netloc == "testserver" and not url.path.startswith(f"{PREFIX}/")] == []
    assert f"{PREFIX}{PREFIX}" not in page.html


def test_style_sheets_scripts_and_pictures_are_found_there(below, site):
    page = Page(below(f"{PREFIX}/parks/"))

    files = [e.get("href") or e.get("src") for e in page.all("link", "script", "img")]
    static = [urlsplit(address).path for address in files if address and "/static/" in address]
    assert len(static) > 5
    assert [address for address in static if below(address).status_code != 200] == []


def test_pictures_that_style_sheets_name_are_named_relatively():
    names = [
        name
        for path in (settings.BASE_DIR / "static" / "css").glob("*.css")
        for name in re.findall(r"""url\(["']?([^)"']+)""", path.read_text(encoding="utf-8"))
    ]

    assert [name for name in names if name.startswith(("/", "http")) and not name.startswith("data:")] == []


def test_elder_mode_and_its_cookie_stay_inside(below, db):
    answer = below(f"{PREFIX}/elder/?on=1&next={PREFIX}/parks/")

    assert answer.header("Location") == [f"{PREFIX}/parks/"]
    assert f"Path={PREFIX}/" in answer.header("Set-Cookie")[0]


def test_elder_mode_leads_nobody_outside(below, db):
    assert below(f"{PREFIX}/elder/?on=1&next=/other/").header("Location") == [f"{PREFIX}/"]


def test_old_address_leads_to_the_new_one_inside(below, site):
    park = site.world.park
    Park.objects.filter(pk=park.pk).update(past_slugs=["old-name"])

    assert below(f"{PREFIX}/en/parks/old-name/").header("Location") == [f"{PREFIX}/en/parks/{park.slug}/"]


def test_missing_slash_is_added_inside(below, db):
    assert below(f"{PREFIX}/parks?q=1").header("Location") == [f"{PREFIX}/parks/?q=1"]


def test_the_admin_asks_to_sign_in_inside(below, db):
    assert below(f"{PREFIX}/admin/").header("Location")[0].startswith(f"{PREFIX}/admin/login/?next={PREFIX}/admin/")

    cookies = below(f"{PREFIX}/admin/account/login/").header("Set-Cookie")
    assert cookies
    assert [cookie for cookie in cookies if f"Path={PREFIX}/;" not in f"{cookie};"] == []


def test_what_machines_read_names_addresses_inside(below, site):
    listed = re.findall(r"<loc>([^<]*)</loc>", below(f"{PREFIX}/sitemap.xml").content.decode())
    rules = below(f"{PREFIX}/robots.txt").content.decode()

    assert len(listed) > 20
    assert [a for a in listed if not a.startswith(f"http://testserver{PREFIX}/") or a.count(PREFIX) > 1] == []
    assert {rule.split()[1][: len(PREFIX) + 1] for rule in rules.splitlines() if rule.startswith("Disallow")} == {
        f"{PREFIX}/"
    }


def test_a_page_that_is_not_there_leads_back_inside(below, db):
    page = Page(below(f"{PREFIX}/parks/no-such-park/"))

    assert page.status == 404
    assert [link for link in page.links if link.startswith("/") and not link.startswith(f"{PREFIX}/")] == []


def test_the_setting_moves_everything_at_once():
    names = ["FORCE_SCRIPT_NAME", "STATIC_URL", "SESSION_COOKIE_PATH", "CSRF_COOKIE_PATH", "COOKIE_PATH"]
    told = subprocess.run(
        [sys.executable, "-c", f"import django; django.setup(); from django.conf import settings as s; "
         f"print(*(getattr(s, name) for name in {names}))"],
        env={**os.environ, "DJANGO_SETTINGS_MODULE": "portal.settings.test", "PORTAL_SUBPATH": "parks-portal/"},
        cwd=settings.BASE_DIR,
        capture_output=True,
        text=True,
        check=True,
    )  # fmt: skip

    assert told.stdout.split() == [BELOW.get(name) for name in names]
