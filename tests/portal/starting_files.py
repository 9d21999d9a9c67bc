"""Small folders of starting data for tests: the real headers, a few rows."""

import csv
import json
import shutil

from portal.starting_data.reading import FILES

ROWS = {
    "sources": [
        {"code": "S01", "kind": "opinion", "grade": "A", "title_zh": "意见", "title_en": "Opinion"},
        {
            "code": "P01",
            "kind": "press",
            "grade": "B",
            "title_zh": "报道",
            "title_en": "Report",
            "published": "2019-05",
        },
    ],
    "areas": [
        {"code": "220402", "name_zh": "龙山区", "name_en": "Longshan", "parent_code": "220400", "level": "county"},
        {"code": "220400", "name_zh": "辽源市", "name_en": "Liaoyuan", "parent_code": "220000", "level": "prefecture"},
        {"code": "220000", "name_zh": "吉林省", "name_en": "Jilin Province", "level": "province"},
    ],
    "industries": [
        {"slug": "socks", "name_zh": "袜业", "name_en": "Socks", "group": "textiles"},
        {"slug": "ginseng", "name_zh": "人参", "name_en": "Ginseng", "group": "specialty"},
    ],
    "parks": [
        {"slug": "sock-park", "name_zh": "袜业园", "name_en": "Sock Park", "industry_slugs": "socks;ginseng"},
        {"slug": "other-park", "name_zh": "另一园", "name_en": "Other Park"},
    ],
    "enterprises": [
        {"slug": "sock-maker", "name_zh": "袜厂", "name_en": "Sock Maker", "park_slug": "sock-park"},
    ],
}
DEFAULTS = {
    "parks": {"level": "provincial", "kind": "industrial_park"},
    "enterprises": {"industry_slug": "socks"},
    "news": {"column": "news", "event_kind": ""},
}
OF_SOURCED_ROWS = {
    "area_code": "220400",
    "publish": "yes",
    "confidence": "B",
    "source_codes": "P01",
    "provenance_note_zh": "据报道。",
    "provenance_note_en": "From a report.",
}


class StartingFiles:
    """A folder whose sheets can be written anew and whose cells can be changed."""

    def __init__(self, path):
        self.path = path
        self.sheets = {}
        for name, rows in ROWS.items():
            self.write(name, rows)
        shutil.copy(FILES / "labels.csv", path / "labels.csv")

    def write(self, name, rows):
        """Write a sheet; what a row leaves out is filled in as most rows have it."""
        header = _header(name)
        usual = {column: OF_SOURCED_ROWS.get(column, "") if "publish" in header else "" for column in header}
        self.sheets[name] = [usual | DEFAULTS.get(name, {}) | row for row in rows]
        with (self.path / f"{name}.csv").open("w", encoding="utf-8", newline="") as file:
            writer = csv.DictWriter(file, header)
            writer.writeheader()
            writer.writerows(self.sheets[name])

    def change(self, name, line, **cells):
        """Change cells of the row in this line of a sheet."""
        self.sheets[name][line - 2] |= cells
        self.write(name, self.sheets[name])

    def remove(self, name, line):
        del self.sheets[name][line - 2]
        self.write(name, self.sheets[name])

    def write_json(self, name, content):
        (self.path / name).write_text(json.dumps(content, ensure_ascii=False, indent=1), encoding="utf-8")


def _header(name):
    with (FILES / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return next(csv.reader(file))
