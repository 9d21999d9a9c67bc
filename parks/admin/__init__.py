from . import (  # noqa: F401 – each registers its own
    areas,
    associations,
    chains,
    enterprises,
    facts,
    figures,
    industries,
    memberships,
    parks,
    people,
    sites,
    sources,
)
