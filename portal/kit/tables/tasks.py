"""Imports of many lines, for the background worker."""

from django.tasks import task

from portal.kit.models import Import

from . import importing


@task
def check_import(pk):
    return _guarded(importing.check, pk)


@task
def write_import(pk):
    return _guarded(importing.write, pk)


def _guarded(work, pk):
    """Whatever happens, the owner is told that it is over."""
    upload = Import.objects.select_related("by").get(pk=pk)
    try:
        return work(upload).state
    except Exception:
        importing.move(upload, Import.State.FAILED)
        raise
