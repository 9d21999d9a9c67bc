from . import articles, columns, system  # noqa: F401 – each registers its own
