"""Messages compiled in Python: a newcomer has no gettext tools."""

import os
from pathlib import Path

import polib


def compile_newer(locale_paths) -> list[Path]:
    """Compile each catalogue (.po) that is newer than its compiled form (.mo); the ones that were compiled."""
    newer = [path for path in catalogues(locale_paths) if is_newer(path)]
    for path in newer:
        compile_catalogue(path)
    return newer


def catalogues(locale_paths) -> list[Path]:
    return sorted(path for folder in locale_paths for path in Path(folder).glob("*/LC_MESSAGES/*.po"))


def is_newer(path: Path) -> bool:
    compiled = path.with_suffix(".mo")
    return not compiled.exists() or compiled.stat().st_mtime < path.stat().st_mtime


def compile_catalogue(path: Path):
    """Renamed into place, so that a server that starts meanwhile never reads half a file."""
    draft = path.with_suffix(f".mo.{os.getpid()}")
    polib.pofile(str(path)).save_as_mofile(str(draft))
    draft.replace(path.with_suffix(".mo"))
