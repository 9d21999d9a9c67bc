"""Plain text and CSV, in the encodings that Chinese offices use."""

import csv
import re

ENCODINGS = ("utf-8-sig", "gb18030")
CONTROL = re.compile(r"[\x00-\x08\x0b\x0e-\x1f\x7f\ufffe\uffff]")
MARKUP = re.compile(r"\s*(<[!?/a-z]|#!|%!ps|%pdf|\{\\rtf)", re.IGNORECASE)
SAMPLE_LINES = 20


def read_text(content):
    """The text of these bytes; None when they are none, or a page, a drawing or a script."""
    for encoding in ENCODINGS:
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        return None if CONTROL.search(text) or MARKUP.match(text) else text
    return None


def kind_of_text(text):
    """csv when its first lines are a table of at least two columns, else txt."""
    lines = [line for line in text.splitlines()[: SAMPLE_LINES + 1] if line.strip()][:SAMPLE_LINES]
    for delimiter in ",;\t":
        widths = {len(row) for row in csv.reader(lines, delimiter=delimiter)}
        if len(lines) > 1 and len(widths) == 1 and widths != {1}:
            return "csv"
    return "txt"
