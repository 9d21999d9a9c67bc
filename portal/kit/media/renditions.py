"""Smaller sizes of a picture, made by the worker; until they are there the picture itself is served in their place."""

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.tasks import task
from PIL import Image

from .names import PICTURES, FileName
from .pictures import encoded

WIDTHS = (320, 640, 1280, 1920)  # pixels
MODERN = {"avif": {"format": "AVIF", "quality": 60, "speed": 6}, "webp": {"format": "WEBP", "quality": 78, "method": 4}}
FALLBACKS = {
    "jpg": {"format": "JPEG", "quality": 80, "optimize": True, "progressive": True},
    "png": {"format": "PNG", "optimize": True},
}
MEDIA_TYPES = {"avif": "image/avif", "webp": "image/webp", "jpg": "image/jpeg", "png": "image/png"}


def widths_of(width):
    """The widths a picture is offered in: never wider than it is."""
    return sorted({*(step for step in WIDTHS if step < width), min(width, WIDTHS[-1])})


def ready(name):
    """The mark beside a picture that all its sizes are written."""
    return FileName(name.stem, "ready").path(PICTURES)


@task
def make_renditions(text):
    """Write every size and format of the picture with this name; nothing is done twice."""
    name = FileName.read(text)
    if default_storage.exists(ready(name)) or not default_storage.exists(name.path(PICTURES)):
        return
    with default_storage.open(name.path(PICTURES)) as file, Image.open(file) as picture:
        picture.load()
        for width in widths_of(picture.width):
            write_size(picture, name, width)
    default_storage.save(ready(name), ContentFile(b""))


def write_size(picture, name, width):
    height = max(1, round(picture.height * width / picture.width))
    small = picture.resize((width, height), Image.Resampling.LANCZOS) if width < picture.width else picture
    for ending, options in {name.ending: FALLBACKS[name.ending], **MODERN}.items():
        path = name.sized(width, ending).path(PICTURES)
        default_storage.delete(path)  # of a worker that was stopped half way
        default_storage.save(path, ContentFile(encoded(small, **options)))
