"""What no file of the project may hold, and what its files promise each other."""

import re
from pathlib import Path

import allauth
import django.contrib.admin
import pytest
from django.conf import settings

ROOT = Path(settings.BASE_DIR)
NOT_OURS = {".git", ".venv", "var", "__pycache__", ".pytest_cache", ".ruff_cache", ".hypothesis", "node_modules"}
TEXT = {"", ".py", ".html", ".css", ".js", ".md", ".txt", ".in", ".toml", ".csv", ".json", ".sh", ".lua", ".xml", ".po"}
SPEECH = {".html", ".md", ".py", ".po", ".css", ".js", ".csv", ".json"}
# Written with a bar inside, or this file would hold what it forbids.
REGISTRIES = ["pypi|.org", "python|hosted.org", "npm|js.com", "npm|js.org", "js|delivr.net", "un|pkg.com"]
MIRRORS = ["tuna.tsing|hua", "aliyun|.com", "ustc.edu|.cn", "douban|.com"]
MACHINES = ["/ro|ot/", "/wo|rk/", "/tmp/te|am", "/mn|t/", "C:\\Us|ers"]
PLACEHOLDERS = ["coming| soon", "lorem| ipsum", "敬请|期待", "建设中|，", "TO|DO", "FIX|ME", "X|XX"]


def files(kinds=TEXT):
    for path in sorted(ROOT.rglob("*")):
        if path.is_file() and not NOT_OURS & set(path.relative_to(ROOT).parts) and path.suffix in kinds:
            yield path


def text(path):
    return path.read_text(encoding="utf-8", errors="replace")


def holding(barred, kinds=TEXT):
    words = [word.replace("|", "") for word in barred]
    return [
        f"{path.relative_to(ROOT)}: {word}"
        for path in files(kinds)
        for source in [text(path)]
        for word in words
        if word in source
    ]


def test_no_file_holds_the_address_of_a_package_registry():
    assert holding(REGISTRIES + MIRRORS) == []


def test_no_file_knows_the_machine_it_was_written_on():
    assert holding(MACHINES) == []


def test_nothing_is_left_for_later():
    assert holding(PLACEHOLDERS, SPEECH) == []


def test_the_lock_files_are_hashed():
    locks = [text(path) for path in (ROOT / "requirements").glob("*.txt")]

    pinned = [re.findall(r"^[a-z0-9._\[\]-]+==[^\s]+.*$", lock, re.MULTILINE) for lock in locks]
    assert all(pinned)
    assert [line for lines in pinned for line in lines if not line.rstrip().endswith("\\")] == []


# Mail programs keep styles only on the elements; a letter is under no policy of ours.
PAGES = [path for path in sorted((ROOT / "templates").rglob("*.html")) if path.parent.name != "emails"]


@pytest.mark.parametrize("path", PAGES, ids=lambda path: str(path.name))
def test_template_has_neither_style_nor_script_nor_address_of_its_own(path):
    source = text(path)

    assert not re.search(r"\sstyle\s*=|<style|\son[a-z]+\s*=", source)
    assert not re.search(r"<script(?![^>]*\bsrc=)", source)
    assert not re.search(r"""(?:href|src|action)=["']/""", source)


def test_colours_come_from_the_tokens():
    sheets = [path for path in (ROOT / "static" / "css").glob("*.css") if path.name != "tokens.css"]

    colours = r"#[0-9a-fA-F]{3,8}\b(?=[^{}]*[;}])|\b(?:rgba?|hsla?|oklch|lab|lch)\("
    assert {path.name: found for path in sheets if (found := re.findall(colours, _without_comments(text(path))))} == {}


def _without_comments(css):
    return re.sub(r"/\*.*?\*/|url\([^)]*\)", "", css, flags=re.DOTALL)


def test_every_variable_of_a_style_sheet_is_a_token():
    sheets = [text(path) for path in (ROOT / "static" / "css").glob("*.css")]

    used = {name for sheet in sheets for name in re.findall(r"var\((--[\w-]+)", sheet)}
    set_here = {name for sheet in sheets for name in re.findall(r"(--[\w-]+)\s*:", sheet)}
    assert used - set_here == set()


def test_every_command_of_the_documents_exists():
    targets = set(re.findall(r"^([a-z-]+):", text(ROOT / "Makefile"), re.MULTILINE))
    documents = [ROOT / "README.md", *(ROOT / "docs").rglob("*.md")]

    named = {(path.name, target) for path in documents for target in re.findall(r"`make ([a-z-]+)", text(path))}
    assert named
    assert [f"{document}: make {target}" for document, target in sorted(named) if target not in targets] == []


def test_every_file_the_documents_name_exists():
    documents = [ROOT / "README.md", *(ROOT / "docs").rglob("*.md")]

    links = [(path, link) for path in documents for link in re.findall(r"\]\(([^)#\s]+)", text(path))]
    assert [
        f"{path.name}: {link}" for path, link in links if ":" not in link and not (path.parent / link).exists()
    ] == []


ASKED_BY_ALLAUTH = {"429.html"}


def test_every_template_is_used():
    sources = "\n".join(text(path) for path in files({".html", ".py", ".txt"}) if "tests" not in path.parts)
    ours = {path.relative_to(ROOT / "templates").as_posix(): path for path in (ROOT / "templates").rglob("*.*")}

    unused = [name for name in ours if name.endswith((".html", ".xml", ".txt")) and not _is_used(name, sources)]
    assert unused == []


def _is_used(name, sources):
    """Named somewhere in code or templates, a letter by its own word, or in the place of one of Django's or allauth's."""
    theirs = [Path(package.__file__).parent / "templates" / name for package in (django.contrib.admin, allauth)]
    letter = f'"{Path(name).stem}"' if name.startswith("emails/") else f'"{name}'
    named = any(words in sources for words in (f'"{name}', f"'{name}", letter))
    return named or name in ASKED_BY_ALLAUTH or any(path.exists() for path in theirs)


def test_every_static_file_is_used():
    sources = "\n".join(text(path) for path in files({".html", ".py", ".css", ".js", ".md"}))
    ours = [path.relative_to(ROOT / "static").as_posix() for path in (ROOT / "static").rglob("*") if path.is_file()]

    assert [name for name in ours if name.rpartition("/")[2] not in sources] == []
