"""Which encoding a text file is in: spreadsheets write UTF-8 with a mark, UTF-16 or, in China, GB18030."""

import codecs

from django.utils.translation import gettext as _

from .errors import UnreadableFile

MARKS = [
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
]


def decoded(data):
    """The text of the file; UnreadableFile when it is in none of the encodings."""
    for encoding in candidates(data):
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise UnreadableFile(_("看不出文件的编码。请另存为“CSV UTF-8”或 XLSX 再上传。"))


def candidates(data):
    for mark, encoding in MARKS:
        if data.startswith(mark):
            return [encoding]
    head = data[:2000]
    if head[1::2].count(0) > len(head) / 8:  # Latin letters and separators have an empty second byte
        return ["utf-16-le"]
    return ["utf-16-be"] if head[::2].count(0) > len(head) / 8 else ["utf-8", "gb18030"]
