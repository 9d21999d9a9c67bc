"""Messages compiled in Python."""

import gettext
import os

import pytest

from portal.run.catalogues import compile_newer

PO = """
msgid ""
msgstr "Content-Type: text/plain; charset=UTF-8\\n"

msgid "园区"
msgstr "Parks"

#, fuzzy
msgid "品牌"
msgstr "Guess"
"""


@pytest.fixture
def catalogue(tmp_path):
    path = tmp_path / "en" / "LC_MESSAGES" / "django.po"
    path.parent.mkdir(parents=True)
    path.write_text(PO)
    return path


def translations(catalogue):
    with catalogue.with_suffix(".mo").open("rb") as compiled:
        return gettext.GNUTranslations(compiled)


def test_compiled_catalogue_translates_what_is_sure(tmp_path, catalogue):
    compile_newer([tmp_path])

    assert translations(catalogue).gettext("园区") == "Parks"
    assert translations(catalogue).gettext("品牌") == "品牌"


def test_compiled_again_only_after_a_change(tmp_path, catalogue):
    assert compile_newer([tmp_path]) == [catalogue]
    assert compile_newer([tmp_path]) == []

    catalogue.write_text(PO.replace("Parks", "Industrial parks"))
    later = catalogue.stat().st_mtime + 5
    os.utime(catalogue, (later, later))

    assert compile_newer([tmp_path]) == [catalogue]
    assert translations(catalogue).gettext("园区") == "Industrial parks"


def test_no_draft_stays_behind(tmp_path, catalogue):
    compile_newer([tmp_path])

    assert {path.name for path in catalogue.parent.iterdir()} == {"django.po", "django.mo"}
