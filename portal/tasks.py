"""Work for the background worker."""

from django.tasks import task

from . import indexing


@task
def rebuild_search_entries():
    """After an area, an industry, a park or a maker is renamed: other rows are found by its name too."""
    return indexing.rebuild()
