"""For machines that watch the site: is the process alive, may it get visitors."""

from django.db import Error, connection
from django.db.migrations.executor import MigrationExecutor
from django.http import HttpResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe


@require_safe
@never_cache
def healthz(request):
    """The process answers; asks nobody else."""
    return _plain("ok")


@require_safe
@never_cache
def readyz(request):
    """The database answers and has every table this version needs; else 503 with the reason."""
    problem = _problem()
    return _plain(problem, 503) if problem else _plain("ready")


def _problem():
    try:
        return "" if _is_migrated() else "migrations are missing"
    except Error:
        return "the database does not answer"


def _is_migrated():
    executor = MigrationExecutor(connection)
    return not executor.migration_plan(executor.loader.graph.leaf_nodes())


def _plain(text, status=200):
    return HttpResponse(f"{text}\n", status=status, content_type="text/plain; charset=utf-8")
