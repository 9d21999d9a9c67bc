"""The files of a park for an exhibition without network: facts, places, pictures and the brochure in both languages."""

import json

from django.core.files.storage import default_storage
from django.utils.translation import get_language, override, pgettext
from django.utils.translation import gettext as _

from portal.kit.media.names import PICTURES, FileName
from portal.kit.spreadsheets import csv_lines
from portal.kit.text import LANGUAGE_COLUMNS

from .papers import park_paper


def park_files(request, park):
    """{name: bytes}, in the order of the archive."""
    papers = {}
    for language in LANGUAGE_COLUMNS:
        with override(language):
            papers[language] = park_paper(request, park)
    files = {f"brochure-{language}.pdf": paper.as_pdf() for language, paper in papers.items()}
    files["facts.csv"] = facts_csv(papers[get_language()])
    files["park.geojson"] = json.dumps(geojson(park), ensure_ascii=False, indent=1).encode()
    return files | pictures(park)


def facts_csv(paper):
    """Every labelled value of the brochure: section, label, value, date and source."""
    head = [_("分组"), pgettext("表头", "项目"), _("内容"), _("日期与来源")]
    rows = [[part.title, line.label, line.value, line.note] for part in paper.parts for line in part.lines]
    return "".join(csv_lines([head, *rows])).encode()


def geojson(park):
    """Where the park and its sites are, the park with how precisely; nothing where nobody has told us."""
    located = park.sites.published(samples=None).for_detail().filter(longitude__isnull=False)
    features = [point(park)] if park.is_located else []
    features += [site_point(site) for site in located]
    return {"type": "FeatureCollection", "features": features}


def point(park):
    names = {"name_zh": park.name_zh_hans, "name_en": park.name_en, "precision": park.location_precision}
    place = {"type": "Point", "coordinates": [float(park.longitude), float(park.latitude)]}
    return {"type": "Feature", "geometry": place, "properties": names | {"slug": park.slug, "crs": "WGS 84"}}


def site_point(site):
    told = {"code": site.code, "name_zh": site.name_zh_hans, "name_en": site.name_en, "availability": site.availability}
    place = {"type": "Point", "coordinates": [float(site.longitude), float(site.latitude)]}
    return {"type": "Feature", "geometry": place, "properties": told | {"slug": site.slug, "crs": "WGS 84"}}


def pictures(park):
    """Each picture as it is kept, where the file is there."""
    paths = {note.name: FileName.read(note.name).path(PICTURES) for note in park.picture_notes}
    return {f"pictures/{name}": content(path) for name, path in paths.items() if default_storage.exists(path)}


def content(path):
    with default_storage.open(path) as file:
        return file.read()
