"""Files for tests of imports, and the way a person takes through the pages with one."""

import csv
import io

from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from openpyxl import load_workbook

from portal.kit.models import Import


def csv_bytes(*rows, encoding="utf-8"):
    """Rows of cells as a CSV file."""
    text = io.StringIO()
    csv.writer(text).writerows(rows)
    return text.getvalue().encode(encoding)


def page_of(model, name, *args):
    return reverse(f"admin:{model._meta.app_label}_{model._meta.model_name}_{name}", args=args)


def upload(client, model, data, name="rows.csv"):
    """Send a file to the page of imports; the import as it stands afterwards, or None when the file was refused."""
    response = client.post(page_of(model, "import"), {"file": SimpleUploadedFile(name, data)})
    return Import.objects.get(pk=response.url.rstrip("/").rsplit("/", 1)[1]) if response.status_code == 302 else None


def confirm(client, model, found):
    response = client.post(page_of(model, "import_confirm", found.pk), follow=True)
    found.refresh_from_db()
    return response


def imported(client, model, *rows):
    """Upload these rows and confirm them."""
    found = upload(client, model, csv_bytes(*rows))
    assert found.state == Import.State.READY, problems(found)
    confirm(client, model, found)
    return found


def problems(found):
    """Everything that was said against the lines of an import."""
    return [message for line in found.lines.filter(deed="refuse") for _cell, message in line.details]


def exported(client, model, kind="csv", query=""):
    """The rows of an export, the headings first."""
    response = client.get(page_of(model, "export", kind) + query)
    data = b"".join(response.streaming_content)
    if kind == "csv":
        return list(csv.reader(io.StringIO(data.decode("utf-8-sig"))))
    rows = load_workbook(io.BytesIO(data)).worksheets[0].iter_rows(values_only=True)
    return [["" if value is None else value for value in row] for row in rows]
