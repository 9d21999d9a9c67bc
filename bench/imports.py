"""How long 10,000 rows take from upload to database, and how much memory: first with 50 bad ones, then without.

Everything happens in one transaction that is rolled back, in the database of `make run`.
"""

import io
import resource
import sys
import time

from django.contrib.auth import get_user_model
from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from openpyxl import Workbook

from parks.models import Enterprise, Industry, Membership, Park, Role
from parks.tables import ENTERPRISES
from portal.kit.models import Import
from portal.kit.tables import importing
from portal.run.preparation import prepare
from portal.run.progress import Progress

ROWS, BAD = 10_000, 50
GOAL_SECONDS, GOAL_MEGABYTES = 60, 400
HEADINGS = [
    *("name_zh_hans", "name_en", "area", "park", "industry", "main_products_zh_hans", "main_products_en"),
    *("summary_zh_hans", "summary_en", "founded", "stock_code", "website", "size", "is_high_tech"),
]


def run():
    """Print the table; True when every goal is reached."""
    prepare(Progress(sys.stdout))
    with transaction.atomic():
        park, editor = somebody()
        bad = measure("50 bad rows", park, editor, BAD)
        good = measure("all good", park, editor, 0)
        transaction.set_rollback(True)
    megabytes = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"\npeak memory: {megabytes:.0f} MB (goal: at most {GOAL_MEGABYTES})")
    return bad and good and megabytes <= GOAL_MEGABYTES


def somebody():
    """An editor of some park."""
    park = Park.objects.order_by("pk").first()
    editor = get_user_model().objects.create_user("bench-editor")
    Membership.objects.create(user=editor, role=Role.COMMITTEE_EDITOR, park=park)
    return park, editor


def measure(what, park, editor, bad):
    data, before = workbook(park, bad), Enterprise.objects.count()
    started = time.perf_counter()
    upload = importing.begin(
        ENTERPRISES,
        name="bench.xlsx",
        data=data,
        content_type=ContentType.objects.get_for_model(Enterprise),
        by=editor,
    )
    importing.check(upload)
    checked = time.perf_counter() - started
    if importing.confirm(upload.pk, by=editor):
        upload = Import.objects.get(pk=upload.pk)
        importing.write(upload)
    seconds, written = time.perf_counter() - started, Enterprise.objects.count() - before
    print(
        f"{what:<14}{ROWS} rows, checked in {checked:.1f} s, in all {seconds:.1f} s ({ROWS / seconds:.0f} rows/s)",
        end="",
    )
    print(f": {upload.state}, {upload.refused} refused, {written} written")
    return seconds <= GOAL_SECONDS and (upload.refused, written) == (bad, 0 if bad else ROWS)


def workbook(park, bad):
    industries = list(Industry.objects.values_list("slug", flat=True))
    book = Workbook(write_only=True)
    sheet = book.create_sheet()
    sheet.append(HEADINGS)
    for number in range(ROWS):
        is_bad = bad and number % (ROWS // bad) == 0
        sheet.append(line(park, number, industries[number % len(industries)], "巨型" if is_bad else "中型"))
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def line(park, number, industry, size):
    return [
        *(f"吉林省测量用企业第{number}号有限公司", f"Measured Firm {number} Ltd", park.area.code, park.slug, industry),
        *("棉袜、丝袜、运动袜", "Cotton and sport socks", f"位于园区的第{number}家企业，从事针织品生产。" * 3),
        *(f"Firm number {number} of the park makes knitwear." * 2, 1990 + number % 30, 600000 + number),
        *("firm.example", size, "是"),
    ]
