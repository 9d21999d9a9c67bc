from . import (  # noqa: F401 – each registers its own
    aftercare,
    enquiries,
    events,
    firm_requests,
    measures,
    needs,
    policies,
    projects,
    referrals,
    terms,
)
