from . import (  # noqa: F401 – each registers its own
    enquiries,
    events,
    measures,
    needs,
    policies,
    projects,
    promotion,
    registrations,
    terms,
)
