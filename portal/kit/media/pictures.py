"""Uploaded pictures: decoded, put right and written anew, so that nothing of the upload itself is ever kept.

Position, camera, comments, thumbnails, colour profiles and whatever hides behind the last pixel go that way.
"""

import io

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.utils.translation import gettext_lazy as _
from PIL import Image, ImageCms, ImageOps, UnidentifiedImageError

from .names import PICTURES, FileName
from .refusals import looks_like, refuse

MAX_BYTES = 15 * 1024**2
MAX_PIXELS = 50_000_000
LONGEST_SIDE = 2560  # of what is kept: twice what the widest page shows
FORMATS = ["JPEG", "PNG", "WEBP", "AVIF"]
ENCODERS = {
    "jpg": {"format": "JPEG", "quality": 88, "optimize": True, "progressive": True},
    "png": {"format": "PNG", "optimize": True},
}
RESIZABLE = {"L", "LA", "RGB", "RGBA", "CMYK"}


def take_picture(upload):
    """Keep an uploaded picture; returns its columns. Raises ValidationError with what to do about a bad one."""
    if upload.size > MAX_BYTES:
        refuse(_("图片不能超过 %(size)d MB。"), "too_large", size=MAX_BYTES // 1024**2)
    picture = put_right(open_picture(upload))
    name = FileName.new("png" if picture.mode == "RGBA" else "jpg")
    default_storage.save(name.path(PICTURES), ContentFile(encoded(picture, **ENCODERS[name.ending])))
    return {"name": str(name), "width": picture.width, "height": picture.height}


def open_picture(upload):
    """Read the head only: size and format are known before a single pixel is unpacked."""
    upload.seek(0)
    try:
        picture = Image.open(upload, formats=FORMATS)
    except Image.DecompressionBombError:
        picture = None
    except UnidentifiedImageError:
        return refuse_other_kind(upload)
    except Exception:  # noqa: BLE001 – a decoder may raise anything over a broken file
        return refuse(_("图片已损坏，无法读取。"), "broken")
    if picture is None or picture.width * picture.height > MAX_PIXELS:
        refuse(_("图片不能超过 %(pixels)d 万像素，请缩小后再上传。"), "too_many_pixels", pixels=MAX_PIXELS // 10_000)
    return picture


def refuse_other_kind(upload):
    if kind := looks_like(upload):
        refuse(_("这是 %(kind)s 文件，请换成 JPEG、PNG、WebP 或 AVIF 图片。"), "other_kind", kind=kind)
    refuse(_("这不是 JPEG、PNG、WebP 或 AVIF 图片。"), "other_kind")


def put_right(picture):
    """Upright, in sRGB, no larger than needed; the first frame of what moves."""
    try:
        return _put_right(picture)
    except Exception:  # noqa: BLE001 – as above; MemoryError and the like are no Exception
        return refuse(_("图片已损坏，无法读取。"), "broken")


def _put_right(picture):
    profile = picture.info.get("icc_profile")
    picture.draft("RGB", (LONGEST_SIDE, LONGEST_SIDE))  # lets a JPEG be decoded at a fraction of its size
    if picture.mode.startswith("I"):  # 16 bits of grey: a plain conversion would turn them white
        picture = picture.point(lambda value: value * (1 / 256)).convert("L")
    if picture.mode not in RESIZABLE or "transparency" in picture.info:
        picture = picture.convert("RGBA" if picture.has_transparency_data else "RGB")
    picture.thumbnail((LONGEST_SIDE, LONGEST_SIDE), Image.Resampling.LANCZOS)
    picture = ImageOps.exif_transpose(picture)
    picture = in_srgb(picture, profile)
    picture.info = {}
    return picture


def in_srgb(picture, profile):
    """RGB or, where something shines through, RGBA in the colours every screen knows."""
    mode = "RGBA" if has_holes(picture) else "RGB"
    if profile:
        try:
            source, target = ImageCms.ImageCmsProfile(io.BytesIO(profile)), ImageCms.createProfile("sRGB")
            picture = ImageCms.profileToProfile(picture, source, target, outputMode=mode)
        except (ImageCms.PyCMSError, OSError, ValueError, TypeError):
            pass  # a profile that cannot be read, or is not for these colours: shown as if it had none
    return picture if picture.mode == mode else picture.convert(mode)


def has_holes(picture):
    return picture.mode in ("RGBA", "LA") and picture.getchannel("A").getextrema()[0] < 255


def encoded(picture, **options):
    content = io.BytesIO()
    picture.save(content, **options)
    return content.getvalue()
