"""Files as one archive with a manifest by which each can be checked after it was carried somewhere."""

import hashlib
import io
from zipfile import ZIP_DEFLATED, ZipFile

MANIFEST = "manifest-sha256.txt"


def zipped(files):
    """The bytes of a ZIP of {name: bytes}; the manifest has a line for each as `sha256sum --check` reads it."""
    archive = io.BytesIO()
    with ZipFile(archive, "w", ZIP_DEFLATED) as bundle:
        for name, content in files.items():
            bundle.writestr(name, content)
        bundle.writestr(MANIFEST, manifest(files))
    return archive.getvalue()


def manifest(files):
    return "".join(f"{hashlib.sha256(content).hexdigest()}  {name}\n" for name, content in files.items())
