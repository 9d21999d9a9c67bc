from . import areas, associations, chains, enterprises, industries, parks, people, sources  # noqa: F401 – each registers its own
