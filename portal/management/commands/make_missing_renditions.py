from django.core.files.storage import default_storage
from django.core.management.base import BaseCommand

from portal.kit.media.names import FileName
from portal.kit.media.renditions import make_renditions, ready
from portal.kit.models import Picture


class Command(BaseCommand):
    help = (
        "Asks the worker for the sizes of pictures that have none: after a restored backup or a worker that was ended."
    )

    def handle(self, **options):
        names = sorted(set(Picture.objects.values_list("name", flat=True)))
        missing = [name for name in names if not default_storage.exists(ready(FileName.read(name)))]
        for name in missing:
            make_renditions.enqueue(name)
        self.stdout.write(f"{len(missing)} of {len(names)} pictures are given to the worker")
