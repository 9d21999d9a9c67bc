from . import (  # noqa: F401 – each registers its own
    aftercare,
    case_reasons,
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
