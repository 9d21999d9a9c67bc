"""What the settings refuse and require, seen from outside: each in a process of its own."""

import os
import subprocess
import sys

import pytest
from django.conf import settings

PRODUCTION = {
    "DJANGO_SETTINGS_MODULE": "portal.settings.production",
    "SECRET_KEY": "T4x-only-a-test-but-long-enough-and-with-many-different-characters_0123456789",
    "DATABASE_URL": "postgres://portal:hidden-word@127.0.0.1:1/portal",
    "ALLOWED_HOSTS": "parks.example.gov.cn",
}
PRINT = "from django.conf import settings; print(settings.LETTERS_TO)"
DEV = {"DJANGO_SETTINGS_MODULE": "portal.settings.dev"}


def manage(*arguments, **environment):
    kept = {name: os.environ[name] for name in ("PATH", "HOME", "PYTHONUTF8") if name in os.environ}
    return subprocess.run(
        [sys.executable, settings.BASE_DIR / "manage.py", *arguments],
        env=kept | {"PORTAL_VAR": str(settings.VAR_DIR)} | environment,
        capture_output=True,
        text=True,
        check=False,
    )


def test_production_passes_the_deployment_checks():
    answer = manage("check", "--deploy", "--fail-level", "WARNING", **PRODUCTION)

    assert answer.returncode == 0, answer.stderr


def test_production_off_the_domains_own_root_passes_them_too():
    shared = {"SECURE_HSTS_INCLUDE_SUBDOMAINS": "false", "SECURE_HSTS_PRELOAD": "false", "PORTAL_SUBPATH": "/parks"}

    answer = manage("check", "--deploy", "--fail-level", "WARNING", **PRODUCTION, **shared)

    assert answer.returncode == 0, answer.stderr


@pytest.mark.parametrize("name", ["SECRET_KEY", "DATABASE_URL", "ALLOWED_HOSTS"])
def test_production_without_a_required_value_names_it_in_one_line(name):
    answer = manage("check", **(PRODUCTION | {name: ""}))

    assert answer.returncode == 1
    assert answer.stderr == f"Production needs {name} in the environment; see deploy/env.example.\n"


@pytest.mark.parametrize(
    ("environment", "listed"),
    [
        (PRODUCTION, ["*"]),
        (PRODUCTION | {"PORTAL_LETTERS_TO": "a@test.example"}, ["a@test.example"]),
        (DEV | {"EMAIL_URL": "smtp://mail.example:25"}, []),
    ],
    ids=["production", "a server for trying things out", "a developer with a real mail server"],
)
def test_only_production_writes_to_everybody(environment, listed):
    answer = manage("shell", "--no-imports", "-c", PRINT, **environment)

    assert answer.stdout == f"{listed}\n", answer.stderr


def test_production_makes_no_sample_people():
    answer = manage("load_samples", "--skip-checks", **PRODUCTION)

    assert answer.returncode == 1
    assert "known to everybody" in answer.stderr


@pytest.mark.parametrize(
    "url", ["nonsense", "sqlite:///db", "postgres://me:hidden-word@host:port/name", "postgres://host"]
)
def test_wrong_database_url_is_one_line_without_its_password(url):
    answer = manage("check", DATABASE_URL=url, **DEV)

    assert answer.returncode == 1
    assert answer.stderr.startswith("DATABASE_URL does not name a PostgreSQL database")
    assert answer.stderr.count("\n") == 1
    assert "hidden-word" not in answer.stderr


def test_commands_without_need_of_a_database_start_none(tmp_path):
    answer = manage("compile_catalogues", **DEV, PORTAL_VAR=str(tmp_path))

    assert answer.returncode == 0, answer.stderr
    assert not (tmp_path / "postgres").exists()


def test_dev_keeps_its_secret_key(tmp_path):
    manage("--help", **DEV, PORTAL_VAR=str(tmp_path))
    key = (tmp_path / "secret-key").read_text()

    manage("--help", **DEV, PORTAL_VAR=str(tmp_path))

    assert len(key) >= 50
    assert (tmp_path / "secret-key").read_text() == key
    assert (tmp_path / "secret-key").stat().st_mode & 0o077 == 0


@pytest.mark.parametrize(
    ("tiles", "allowed"),
    [
        ("", ["'self'", "data:"]),
        ("https://t0.maps.example/wmts?z={z}&x={x}&y={y}&tk=key", ["'self'", "data:", "https://t0.maps.example"]),
    ],
)
def test_pictures_of_another_host_are_allowed_only_for_a_base_map(tiles, allowed):
    program = (
        "from django.conf import settings; print([str(getattr(x, 'value', x)) for x in settings.SECURE_CSP['img-src']])"
    )

    answer = manage("shell", "--no-imports", "-c", program, PORTAL_MAP_TILES=tiles, **PRODUCTION)

    assert answer.stdout.strip() == str(allowed), answer.stderr
