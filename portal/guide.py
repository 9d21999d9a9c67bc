"""The editors' guide: one text for the repository and for the admin, which shows it with a table of contents."""

from pathlib import Path
from xml.etree.ElementTree import Element

from django.conf import settings
from django.templatetags.static import static
from django.utils.safestring import mark_safe
from markdown import Extension, Markdown
from markdown.extensions.toc import TocExtension, slugify_unicode
from markdown.treeprocessors import Treeprocessor
from PIL import Image

GUIDE = settings.BASE_DIR / "docs" / "editors-guide.md"
STATIC = settings.BASE_DIR / "static"
PICTURES_FROM_DOCS = "../static/"


def read_guide():
    """The context of the page: its title, its parts, and its text as HTML."""
    heading, text = GUIDE.read_text(encoding="utf-8").split("\n", 1)
    writer = Markdown(extensions=["tables", TocExtension(slugify=slugify_unicode), ServedPictures()])
    text = mark_safe(writer.convert(text))  # noqa: S308 our own file
    return {"title": heading.lstrip("# "), "parts": parts_of(writer.toc_tokens), "text": text}


def parts_of(headings):
    """The headings of the second level, each with `id` and `name`, as the table of contents lists them."""
    return [heading for heading in headings if heading["level"] == 2]


class ServedPictures(Extension):
    def extendMarkdown(self, md):  # noqa: N802 markdown's name
        md.treeprocessors.register(PictureAddresses(md), "picture_addresses", 1)


class PictureAddresses(Treeprocessor):
    """Lets pictures come from where the portal serves them, with their size, so that no text jumps as they load."""

    def run(self, root: Element):
        for picture in root.iter("img"):
            name = picture.get("src").removeprefix(PICTURES_FROM_DOCS)
            width, height = size_of(STATIC / name)
            picture.attrib |= {"src": static(name), "width": str(width), "height": str(height), "loading": "lazy"}


def size_of(path: Path):
    """Width and height in pixels; only the head of the file is read."""
    with Image.open(path) as picture:
        return picture.size
