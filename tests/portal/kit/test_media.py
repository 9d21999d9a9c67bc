"""Uploads: the content decides, nothing dangerous is kept, and what is kept is written anew."""

import io
import struct
import zipfile
import zlib

import pytest
from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import ValidationError
from django.core.files.storage import default_storage
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import call_command
from PIL import Image, ImageCms

from portal.kit.media import pictures
from portal.kit.media.attachments import take_attachment
from portal.kit.media.keys import key_of, opens
from portal.kit.media.names import ATTACHMENTS, PICTURES, FileName
from portal.kit.media.office import OFFICE
from portal.kit.media.orphans import orphaned_files
from portal.kit.media.pictures import take_picture
from portal.kit.media.renditions import make_renditions, widths_of
from portal.kit.models import Change, Revision
from tests.factories import a_document, a_picture, make_attachment, make_park, make_picture

SECRET = b"hidden behind the picture"
WORD = f'<Types><Override ContentType="{OFFICE}.wordprocessingml.document.main+xml"/></Types>'


def stored(columns, folder=PICTURES):
    with default_storage.open(FileName.read(columns["name"]).path(folder)) as file:
        return file.read()


def opened(columns):
    return Image.open(io.BytesIO(stored(columns)))


def refusal(take, upload):
    with pytest.raises(ValidationError) as refused:
        take(upload)
    return refused.value


def named(content, name="photo.jpg"):
    return SimpleUploadedFile(name, content)


def a_zip(parts, compression=zipfile.ZIP_DEFLATED):
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", compression) as archive:
        for name, text in parts.items():
            archive.writestr(name, text)
    return content.getvalue()


def a_word_document(**more):
    return a_zip({"[Content_Types].xml": WORD, "word/document.xml": "<w/>"} | more)


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "AVIF"])
def test_picture_is_known_by_its_content_and_not_by_its_name(kind):
    taken = take_picture(a_picture((40, 30), kind, name="table.pdf"))

    assert (taken["width"], taken["height"]) == opened(taken).size == (40, 30)
    assert opened(taken).format == "JPEG"


def test_picture_that_lets_something_through_stays_so():
    content = io.BytesIO()
    Image.new("RGBA", (20, 10), (14, 90, 71, 128)).save(content, "WEBP")

    taken = take_picture(named(content.getvalue()))

    assert taken["name"].endswith(".png")
    assert opened(taken).getchannel("A").getextrema()[0] < 255


def test_scan_with_sixteen_bits_of_grey_stays_grey():
    content = io.BytesIO()
    Image.new("I;16", (20, 10), 32768).save(content, "PNG")

    assert opened(take_picture(named(content.getvalue()))).getpixel((5, 5)) == (128, 128, 128)


def test_position_camera_comment_and_trailing_bytes_are_gone():
    exif = Image.Exif()
    exif[0x010F] = "Camera of somebody"
    exif.get_ifd(0x8825)[2] = (43.0, 54.0, 0.0)
    upload = a_picture((40, 30), exif=exif, comment=b"a comment of somebody")
    polyglot = upload.read() + a_zip({"page.html": SECRET}, zipfile.ZIP_STORED)

    taken = take_picture(named(polyglot))

    kept = stored(taken)
    assert not any(word in kept for word in (SECRET, b"somebody", b"Exif", b"PK\x03\x04"))
    assert not opened(taken).getexif()


def test_picture_stands_upright():
    exif = Image.Exif()
    exif[0x0112] = 6  # turned by a quarter

    taken = take_picture(a_picture((40, 30), exif=exif))

    assert (taken["width"], taken["height"]) == opened(taken).size == (30, 40)


@pytest.mark.parametrize("profile", [ImageCms.ImageCmsProfile(ImageCms.createProfile("LAB")).tobytes(), b"no profile"])
def test_odd_colour_profile_does_no_harm_and_is_gone(profile):
    taken = take_picture(a_picture((40, 30), icc_profile=profile))

    assert "icc_profile" not in opened(taken).info


def test_picture_is_kept_no_larger_than_pages_need():
    taken = take_picture(a_picture((4000, 1000)))

    assert opened(taken).size == (2560, 640)


def a_png_that_claims(width, height):
    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    parts = [(b"IHDR", head), (b"IDAT", zlib.compress(b"\0" * 10)), (b"IEND", b"")]
    chunks = (struct.pack(">I", len(d)) + kind + d + struct.pack(">I", zlib.crc32(kind + d)) for kind, d in parts)
    return named(b"\x89PNG\r\n\x1a\n" + b"".join(chunks))


@pytest.mark.parametrize("side", [60_000, 7_100])
def test_decompression_bomb_is_refused_by_its_head(side):
    assert refusal(take_picture, a_png_that_claims(side, side)).code == "too_many_pixels"


@pytest.mark.parametrize(
    ("content", "word"),
    [
        (b'<svg xmlns="http://www.w3.org/2000/svg"><script/></svg>', "SVG"),
        (b"<!doctype html><html><script></script></html>", "HTML"),
        (b"MZ\x90\x00" + bytes(60), "EXE"),
        (b"\x7fELF" + bytes(60), "不是"),
        (b"GIF89a\x01\x00\x01\x00" + bytes(20), "GIF"),
        (b"\0\0\0\x18ftypheic" + bytes(20), "HEIC"),
        (b"%PDF-1.7\n%%EOF", "PDF"),
        (b"\0", "不是"),
    ],
)
def test_what_is_no_picture_is_refused_and_named(content, word):
    problem = refusal(take_picture, named(content))

    assert problem.code == "other_kind"
    assert word in problem.messages[0]


def test_broken_picture_is_refused():
    upload = a_picture((400, 300))

    assert refusal(take_picture, named(upload.read()[:600])).code == "broken"


def test_too_large_a_file_is_refused_unread(monkeypatch):
    monkeypatch.setattr(pictures, "MAX_BYTES", 100)

    assert refusal(take_picture, a_picture((400, 300))).code == "too_large"


def test_names_are_random():
    assert len({take_picture(a_picture((2, 2)))["name"] for _ in range(3)}) == 3


@pytest.mark.parametrize(
    "text", ["../settings.py", "a" * 32, "A" * 32 + ".jpg", f"{'a' * 32}.jpg\n", f"x{'a' * 32}.jpg"]
)
def test_nothing_else_passes_for_a_name(text):
    assert FileName.read(text) is None


def test_sizes_are_never_wider_than_the_picture():
    assert widths_of(200) == [200]
    assert widths_of(1280) == [320, 640, 1280]
    assert widths_of(2560) == [320, 640, 1280, 1920]


@pytest.mark.django_db
def test_sizes_are_made_in_three_formats():
    name = FileName.read(make_picture(size=(500, 250)).name)

    make_renditions.call(str(name))

    for width in (320, 500):
        for ending, kind in {"avif": "AVIF", "webp": "WEBP", "jpg": "JPEG"}.items():
            with default_storage.open(name.sized(width, ending).path(PICTURES)) as file:
                picture = Image.open(file)
                assert (picture.format, picture.size) == (kind, (width, width // 2))


@pytest.mark.django_db
def test_sizes_are_asked_for_when_the_row_is_really_written(django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        name = FileName.read(make_picture(size=(20, 10)).name)

    assert default_storage.exists(name.sized(20, "webp").path(PICTURES))


@pytest.mark.django_db
def test_missing_sizes_can_be_asked_for_again():
    name = FileName.read(make_picture(size=(20, 10)).name)

    call_command("make_missing_renditions")

    assert default_storage.exists(name.sized(20, "avif").path(PICTURES))


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (b"%PDF-1.7\n1 0 obj\nendobj\n%%EOF\n", "pdf"),
        (a_word_document(), "docx"),
        (a_zip({"[Content_Types].xml": f"{OFFICE}.spreadsheetml.sheet.main+xml", "xl/workbook.xml": ""}), "xlsx"),
        (a_zip({"mimetype": "application/vnd.oasis.opendocument.spreadsheet", "content.xml": ""}), "ods"),
        ("名称,面积\n地块,12\n".encode("gb18030"), "csv"),
        ("第一条 为了……\n\n第二条 本办法……".encode(), "txt"),
    ],
)
def test_document_is_known_by_its_content_and_not_by_its_name(content, kind):
    taken = take_attachment(a_document(content, "program.exe"))

    assert (taken["kind"], taken["name"].rpartition(".")[2]) == (kind, kind)
    assert taken["size"] == len(stored(taken, ATTACHMENTS))


def test_text_is_kept_so_that_spreadsheet_programs_read_it():
    taken = take_attachment(a_document("名称,面积\n地块,12\n".encode("gb18030")))

    assert stored(taken, ATTACHMENTS).decode("utf-8-sig") == "名称,面积\n地块,12\n"


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (a_word_document(**{"word/vbaProject.bin": "x"}), "macros"),
        (
            a_word_document(**{"[Content_Types].xml": WORD.replace("document.main", "document.macroEnabled.main")}),
            "macros",
        ),
        (a_word_document(**{"word/media/image.bmp": bytes(3_000_000)}), "bomb"),
        (a_zip({"page.html": SECRET}), "other_kind"),
        (b"MZ" + a_word_document(), "other_kind"),
        (b"MZ\x90\x00" + bytes(60), "other_kind"),
        (b"<html>%PDF-1.7 %%EOF", "other_kind"),
        (b"<svg onload='alert(1)'/>", "other_kind"),
        (b"#!/bin/sh\nrm -r /\n", "other_kind"),
        (bytes.fromhex("d0cf11e0a1b11ae1") + bytes(600), "other_kind"),
        (b"%PDF-1.7 cut off", "other_kind"),
        (b"PK\x03\x04 cut off", "other_kind"),
    ],
)
def test_document_that_could_do_harm_is_refused(content, code):
    assert refusal(take_attachment, a_document(content, "plan.pdf")).code == code


def test_key_opens_one_file_for_an_hour(time_machine):
    time_machine.move_to("2026-11-22 10:00:00+08:00")
    key = key_of("a" * 32)

    assert opens("a" * 32, key)
    assert not opens("b" * 32, key)
    time_machine.move_to("2026-11-22 11:00:01+08:00")
    assert not opens("a" * 32, key)


def test_key_that_nobody_made_opens_nothing():
    assert not any(opens("a" * 32, key) for key in ("", ":", "1:2", "\0"))


@pytest.mark.django_db
def test_files_that_nothing_names_are_found_after_a_month(time_machine):
    time_machine.move_to("2026-10-01 10:00:00+08:00")
    never_saved, in_a_row = take_picture(a_picture((2, 2))), make_attachment()
    waiting, given_up, of_old = (take_picture(a_picture((2, 2)))["name"] for _ in range(3))
    park = make_park()
    about = {"content_type": ContentType.objects.get_for_model(park), "object_pk": park.pk, "label": "园区"}
    Change.objects.create(**about, before={}, after={"parts": {"pictures": [{"name": waiting}]}})
    Change.objects.create(**about, before={}, after={"name": given_up}, state=Change.State.DROPPED)
    Revision.objects.create(**about, action="changed", before={"name": of_old}, after={})
    time_machine.move_to("2026-11-22 10:00:00+08:00")
    too_young = take_picture(a_picture((2, 2)))["name"]

    found = {path.rpartition("/")[2] for path in orphaned_files()}

    assert {never_saved["name"], given_up} <= found
    assert not found & {in_a_row.name, waiting, of_old, too_young}


@pytest.mark.django_db
def test_orphaned_files_are_only_removed_when_told_so(time_machine, capsys):
    time_machine.move_to("2026-10-01 10:00:00+08:00")
    path = FileName.read(take_picture(a_picture((2, 2)))["name"]).path(PICTURES)
    time_machine.move_to("2026-11-22 10:00:00+08:00")

    call_command("remove_orphaned_files")
    assert default_storage.exists(path)
    assert path in capsys.readouterr().out

    call_command("remove_orphaned_files", "--remove")
    assert not default_storage.exists(path)
