import pytest
from django.db import connection
from django.db.migrations.recorder import MigrationRecorder


def test_healthz_answers_without_a_database(client, no_database):
    response = client.get("/healthz")

    assert (response.status_code, response.text) == (200, "ok\n")
    assert response.headers["Content-Type"].startswith("text/plain")
    assert "no-store" in response.headers["Cache-Control"]


@pytest.mark.django_db
def test_readyz_answers_when_every_migration_is_there(client):
    assert client.get("/readyz").status_code == 200


@pytest.mark.django_db
def test_readyz_refuses_visitors_while_a_migration_is_missing(client):
    recorder = MigrationRecorder(connection)
    recorder.record_unapplied("portal", max(name for app, name in recorder.applied_migrations() if app == "portal"))

    response = client.get("/readyz")

    assert (response.status_code, response.text) == (503, "migrations are missing\n")


def test_readyz_refuses_visitors_without_a_database(client, no_database):
    response = client.get("/readyz")

    assert (response.status_code, response.text) == (503, "the database does not answer\n")


@pytest.mark.django_db
def test_robots_are_kept_from_endless_pages_and_shown_the_map(client):
    lines = client.get("/robots.txt").text.splitlines()

    assert {"Disallow: /search/", "Disallow: /en/search/", "Disallow: /admin/", "Disallow: /en/elder/"} <= set(lines)
    assert "Sitemap: http://testserver/sitemap.xml" in lines


@pytest.mark.django_db
def test_old_browsers_find_the_icon(client):
    assert client.get("/favicon.ico").url.endswith("img/favicon.svg")
