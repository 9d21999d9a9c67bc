from . import articles, audit, columns, letters, system  # noqa: F401 – each registers its own
