"""What is asked for a few times only: answers after a change of content, brochures, whole lists as files."""

import statistics
from dataclasses import dataclass

from django.db import connection
from django.urls import reverse

from . import processes
from .load import fetch

FILES = ["csv", "geojson", "xlsx"]
FIRST_ANSWERS = 5
CHANGE = "UPDATE content_version SET version = version + 1 WHERE table_name = 'parks_fact'"


@dataclass
class File:
    """A list as a file, and by how much the memory of a worker grew beyond what it had needed before."""

    kind: str
    seconds: float
    size: int
    megabytes: float


def first_answer(target, address):
    """The median of the seconds of answers for which nothing was remembered, as after somebody's change of a fact."""
    return statistics.median(after_a_change(address + path) for path in target.paths[:FIRST_ANSWERS])


def after_a_change(address):
    with connection.cursor() as cursor:
        cursor.execute(CHANGE)
    return fetch(address)[0]


def brochures(paths, one):
    """(the most seconds of any of them, the most memory of a process that sets one)."""
    for path in paths[:4]:  # both workers find the park's own pieces remembered
        fetch(one.address + path)
    with processes.Watch(one.pid) as watch:
        seconds = max(fetch(one.address + path)[0] for path in paths)
    return seconds, watch.megabytes


def file(kind, one):
    before = processes.peak_megabytes(one.pid)
    seconds, size = fetch(f"{one.address}{reverse('investment:project_list')}?format={kind}")
    return File(kind, seconds, size, processes.peak_megabytes(one.pid) - before)
