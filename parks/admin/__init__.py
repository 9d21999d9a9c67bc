from . import areas, chains, enterprises, industries, parks, people, sources  # noqa: F401 – each registers its own
