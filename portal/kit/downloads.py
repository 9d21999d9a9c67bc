from django.http import FileResponse, StreamingHttpResponse
from django.utils.http import content_disposition_header

from portal.kit.tables import exporting

TYPES = {
    "csv": "text/csv; charset=utf-8",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}


def download(lines, kind, title):
    """Lines of texts as a file; CSV is sent line by line as the rows come from the database."""
    name = exporting.file_name(title, kind)
    if kind == "csv":
        response = StreamingHttpResponse(exporting.csv_file(lines), content_type=TYPES[kind])
        response.headers["Content-Disposition"] = content_disposition_header(True, name)
        return response
    return workbook(exporting.xlsx_file(lines, str(title)), name)


def workbook(file, name):
    return FileResponse(file, as_attachment=True, filename=name, content_type=TYPES["xlsx"])
