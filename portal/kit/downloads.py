from django.http import FileResponse, StreamingHttpResponse
from django.utils.http import content_disposition_header

from portal.kit.tables import exporting
from portal.kit.tables.workbooks import xlsx_parts

TYPES = {
    "csv": "text/csv; charset=utf-8",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}


def download(lines, kind, title):
    """Lines of texts and numbers as a file, sent as the rows come from the database."""
    parts = exporting.csv_file(lines) if kind == "csv" else xlsx_parts(lines, str(title))
    response = StreamingHttpResponse(parts, content_type=TYPES[kind])
    response.headers["Content-Disposition"] = content_disposition_header(True, exporting.file_name(title, kind))
    return response


def workbook(file, name):
    return FileResponse(file, as_attachment=True, filename=name, content_type=TYPES["xlsx"])
