"""Every Chinese word of the site has its English one, and nothing is left half translated."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import polib
import pytest
from django.conf import settings

CATALOGUE = Path(settings.BASE_DIR, "locale", "en", "LC_MESSAGES", "django.po")


@pytest.fixture(scope="module")
def catalogue():
    return polib.pofile(str(CATALOGUE))


def test_no_string_is_missing_or_fuzzy(catalogue):
    assert [entry.msgid for entry in catalogue if not entry.translated() and not entry.obsolete] == []


def test_english_holds_no_chinese(catalogue):
    chinese = [entry.msgid for entry in catalogue for text in _texts(entry) if any("一" <= c <= "鿿" for c in text)]

    assert chinese == []


def test_placeholders_are_the_same_in_both_languages(catalogue):
    import re

    pattern = re.compile(r"%\(\w+\)s|\{\w*\}|%[sd]")
    wrong = [
        entry.msgid
        for entry in catalogue
        for text in _texts(entry)
        if sorted(pattern.findall(entry.msgid)) != sorted(pattern.findall(text)) and not entry.msgid_plural
    ]

    assert wrong == []


@pytest.mark.skipif(not shutil.which("xgettext") and not os.environ.get("CI"), reason="gettext is not installed")
def test_the_catalogue_holds_every_string_of_code_and_templates(tmp_path, catalogue):
    for name in ("portal", "parks", "investment", "brands", "templates", "manage.py"):
        source = Path(settings.BASE_DIR, name)
        (shutil.copytree if source.is_dir() else shutil.copy)(source, tmp_path / name)
    shutil.copytree(Path(settings.BASE_DIR, "locale"), tmp_path / "locale")
    command = [sys.executable, "manage.py", "makemessages", "-l", "en", "--no-location", "--no-obsolete"]
    environment = {**os.environ, "DJANGO_SETTINGS_MODULE": "portal.settings.test", "PORTAL_VAR": str(settings.VAR_DIR)}

    subprocess.run(command, cwd=tmp_path, check=True, capture_output=True, env=environment)

    fresh = polib.pofile(str(tmp_path / "locale/en/LC_MESSAGES/django.po"))
    assert {e.msgid for e in fresh} - {e.msgid for e in catalogue} == set()
    assert [e.msgid for e in fresh if "fuzzy" in e.flags] == []


def _texts(entry):
    return [entry.msgstr, *entry.msgstr_plural.values()]
