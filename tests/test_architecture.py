"""Imports run one way: portal.kit ← parks ← investment, brands ← portal; inside an app models come first."""

import ast
from pathlib import Path

import pytest
from django.conf import settings

ROOT = Path(settings.BASE_DIR)
APPS = ["portal", "parks", "investment", "brands"]
MAY_IMPORT = {
    "portal.kit": {"portal.kit"},
    "parks": {"portal.kit", "parks"},
    "investment": {"portal.kit", "parks", "investment"},
    "brands": {"portal.kit", "parks", "brands"},
}
# A module of the left may not import the modules of the right of the same app.
INNER_ORDER = {
    "models": {"workflow", "filters", "forms", "search", "lists", "views", "api", "admin", "urls"},
    "workflow": {"views", "api", "admin", "urls"},
    "filters": {"lists", "views", "api", "admin", "urls"},
    "lists": {"views", "api", "admin", "urls"},
    "search": {"views", "api", "admin", "urls"},
    "views": {"api", "admin", "urls"},
    "admin": {"views", "urls"},
}


def modules(folder):
    return sorted(path for path in (ROOT / folder).rglob("*.py") if "migrations" not in path.parts)


def imports_of(path):
    """The full names of what a module imports; relative imports are resolved."""
    package = list(path.relative_to(ROOT).parts[:-1])
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            base = package[: len(package) - node.level + 1] if node.level else []
            prefix = ".".join(filter(None, [*base, node.module or ""]))
            yield from (f"{prefix}.{alias.name}" for alias in node.names)


def layer_of(name):
    """portal.kit.pages → portal.kit; parks.models.parks → parks; django.db → None."""
    if name == "portal.kit" or name.startswith("portal.kit."):
        return "portal.kit"
    first = name.split(".")[0]
    return first if first in APPS else None


@pytest.mark.parametrize("layer", MAY_IMPORT)
def test_imports_run_one_way(layer):
    wrong = [
        f"{path.relative_to(ROOT)} imports {name}"
        for path in modules(layer.replace(".", "/"))
        for name in imports_of(path)
        if layer_of(name) and layer_of(name) not in MAY_IMPORT[layer]
    ]

    assert wrong == []


@pytest.mark.parametrize("app", ["parks", "investment", "brands"])
def test_inside_an_app_models_come_first(app):
    wrong = []
    for path in modules(app):
        own = path.relative_to(ROOT / app).parts[0].removesuffix(".py")
        for name in imports_of(path):
            parts = name.split(".")
            if parts[0] == app and len(parts) > 1 and parts[1] in INNER_ORDER.get(own, ()):
                wrong.append(f"{path.relative_to(ROOT)} imports {name}")

    assert wrong == []


def test_no_file_hides_what_it_holds_behind_a_vague_name():
    vague = {"utils", "helpers", "common", "misc", "manager", "managers", "extras"}

    assert [str(path) for app in APPS for path in modules(app) if path.stem in vague] == []


@pytest.mark.parametrize("app", APPS)
def test_no_file_grows_past_four_hundred_lines(app):
    long = {str(path): n for path in modules(app) if (n := len(path.read_text(encoding="utf-8").splitlines())) > 400}

    assert long == {}


def test_the_top_level_holds_only_the_agreed_folders():
    agreed = {
        *APPS, "templates", "static", "tests", "requirements", "docs", "deploy", "locale", "bench", "var",
    }  # fmt: skip
    found = {path.name for path in ROOT.iterdir() if path.is_dir() and not path.name.startswith((".", "__"))}

    assert found <= agreed
