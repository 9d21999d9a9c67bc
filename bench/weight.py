"""Queries and bytes of a page, asked in this process with what it remembers already in place."""

import gzip

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext


def weigh(target):
    """The most queries, and the mean bytes plain and compressed, over the target's addresses."""
    answers = [ask(path) for path in target.paths]
    queries, sizes, packed = zip(*answers, strict=True)
    return max(queries), sum(sizes) // len(sizes), sum(packed) // len(packed)


def ask(path):
    client = Client(headers={"host": "localhost"})
    client.get(path)
    with CaptureQueriesContext(connection) as queries:
        response = client.get(path)
    if response.status_code != 200:
        raise SystemExit(f"{path} answers {response.status_code}")
    return len(queries), len(response.content), len(gzip.compress(response.content, 6))
