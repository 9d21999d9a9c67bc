from . import areas, associations, chains, enterprises, facts, figures, industries, memberships, parks, people, sources  # noqa: F401 – each registers its own
