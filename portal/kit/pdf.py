"""PDF pages from data: typst sets them, with a Chinese font of our own, real text, tags and bookmarks (PDF/UA-1).

Data reaches the template as JSON, never as part of its text, so nothing that people write can become code.
"""

import io
import json
import re
import subprocess
import sys
from functools import cache
from pathlib import Path

import segno
from django.conf import settings
from django.contrib.staticfiles import finders

TEMPLATES = settings.BASE_DIR / "templates" / "pdf"
TYPESETTER = Path(__file__).with_name("typesetter.py")
LONGEST = 30  # seconds; a sheet takes a fraction of one
TOKEN = re.compile(r"--([a-z0-9-]+):\s*(#[0-9a-f]{3,6});")


def render_pdf(template, data):
    """The PDF that a template of `templates/pdf/` makes of JSON data. ValueError where the template cannot use it."""
    job = {
        "template": str(TEMPLATES / template),
        "root": str(TEMPLATES),
        "fonts": str(font_folder()),
        "data": json.dumps(data | {"colours": colours()}, ensure_ascii=False),
    }
    command = [sys.executable, "-I", str(TYPESETTER)]
    done = subprocess.run(command, input=json.dumps(job).encode(), capture_output=True, timeout=LONGEST, check=False)
    if done.returncode:
        raise ValueError(done.stderr.decode(errors="replace"))
    return done.stdout


@cache
def font_folder():
    """Where the font is that covers Chinese and Latin: the same everywhere, whatever the system has."""
    from cvttf_NotoSansCJK_Regular import get_TTF_path

    return Path(get_TTF_path()).parent


@cache
def colours():
    """The tokens of the site's style sheet by name, so that paper and screen have the same colours."""
    sheet = Path(finders.find("css/tokens.css")).read_text(encoding="utf-8")
    return dict(TOKEN.findall(sheet.partition("}")[0]))  # the first rule; the others are for elder mode and such


def qr_code(address):
    """A QR code of an address as SVG; a quarter of it may be damaged."""
    drawn = io.BytesIO()
    segno.make(address, error="q").save(drawn, kind="svg", border=0, xmldecl=False)
    return drawn.getvalue().decode()


def coloured(svg, hue):
    """A drawing of ours, which takes its colours from the page, for a place without style sheets."""
    return svg.replace("<svg ", f'<svg xmlns="http://www.w3.org/2000/svg" color="{hue}" ', 1)
