from . import articles, audit, changes, columns, letters, system  # noqa: F401 – each registers its own
