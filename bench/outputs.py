"""What the list of projects costs as page, files, feed and JSON, with 500 rows and with 20,000: seconds, memory of streams.

Everything happens in one transaction that is rolled back, in the database of `make run`.
"""

import sys
import time
import tracemalloc

from django.db import connection, transaction
from django.test import Client
from django.utils import timezone

from investment.lists import PROJECTS
from investment.models import Project
from parks.models import Area, Industry
from portal.kit.publishing import PublishingState
from portal.kit.versions import remembered
from portal.run.preparation import prepare
from portal.run.progress import Progress

FEW, MANY = 500, 20_000
GOAL_MEGABYTES = 24  # of a file that is sent as its rows come
STREAMED = {"csv", "geojson"}


def run():
    """Print the table; True when files that are streamed need no more memory however many rows they have."""
    prepare(Progress(sys.stdout))
    with transaction.atomic():
        Project.objects.filter(is_sample=False).update(state=PublishingState.ARCHIVED)
        make_projects(0, FEW)
        few = measured()
        make_projects(FEW, MANY)
        many = measured()
        transaction.set_rollback(True)
    return report(few, many)


def make_projects(first, last):
    areas, industries = list(Area.objects.without_boundary()), list(Industry.objects.all())
    Project.objects.bulk_create(
        [
            _project(number, areas[number % len(areas)], industries[number % len(industries)])
            for number in range(first, last)
        ],
        batch_size=1000,
    )
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE investment_project")


def _project(number, area, industry):
    return Project(
        slug=f"measured-{number}",
        name_zh_hans=f"测量用项目{number}",
        name_en=f"Measured project {number}",
        summary_zh_hans="建设内容和规模。" * 20,
        summary_en="What is built and how large. " * 20,
        area=area,
        industry=industry,
        stage=Project.Stage.values[number % len(Project.Stage.values)],
        amount=1_000_000 + number,
        dated_on=f"20{number % 26:02}-05",
        state=PublishingState.PUBLISHED,
        published_at=timezone.now(),
    )


def measured():
    """{output: (seconds, megabytes at most, bytes)}; page, feed and JSON are asked before, for what is remembered."""
    found = {"page": PROJECTS.address, "facet": f"{PROJECTS.address}?area=220100&stage=signed"}
    found |= {kind: f"{PROJECTS.address}?format={kind}" for kind in PROJECTS.formats}
    found |= {"feed": PROJECTS.feed_address, "api": f"{PROJECTS.api_address}?limit=200"}
    remembered.forget()
    for name in found.keys() - set(PROJECTS.formats):
        size_of(found[name])
    return {name: measure(name, address) for name, address in found.items()}


def measure(name, address):
    started = time.perf_counter()
    size = size_of(address)
    seconds = time.perf_counter() - started
    return seconds, peak_megabytes(address) if name in STREAMED else 0, size


def peak_megabytes(address):
    tracemalloc.start()
    try:
        size_of(address)
        return tracemalloc.get_traced_memory()[1] / 1e6
    finally:
        tracemalloc.stop()


def size_of(address):
    response = Client(SERVER_NAME="localhost").get(address)
    if response.status_code != 200:
        raise SystemExit(f"{address} answered {response.status_code}")
    return sum(map(len, response)) if response.streaming else len(response.content)


def report(few, many):
    print(f"\n{'output':<9}{FEW:>9} rows: s{'MB':>7}{'bytes':>11}{MANY:>11} rows: s{'MB':>7}{'bytes':>11}")
    for name, (seconds, megabytes, size) in few.items():
        more_seconds, more_megabytes, more_size = many[name]
        print(
            f"{name:<9}{seconds:>17.3f}{megabytes:>7.1f}{size:>11}{more_seconds:>19.3f}{more_megabytes:>7.1f}{more_size:>11}"
        )
    print(f"goal: {', '.join(sorted(STREAMED))} with at most {GOAL_MEGABYTES} MB, however many rows")
    return all(many[name][1] <= GOAL_MEGABYTES for name in STREAMED)
