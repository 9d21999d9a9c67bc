"""Which columns projects have in files, and how their rows are recognised there."""

from parks.tables import PROVENANCE
from portal.kit.tables import Table

from .models import Project

PROJECTS = Table(
    Project,
    keys=[["slug"], ["park", "name_zh_hans"], ["area", "name_zh_hans"]],
    columns=[
        *(
            "slug",
            "name",
            "area",
            "park",
            "enterprise",
            "industry",
            "would_fill",
            "stage",
            "summary",
            "amount",
            "currency",
        ),
        *("sought_from", "sought_to", "secured", "expected_output", "expected_tax", "expected_jobs"),
        *("investment_type", "partner_wanted", "market", "land_and_permits", "dated_on", "valid_until"),
        *("promoter", "decision_days", "lead", "second_office", "second_phone", "second_email"),
        *("contact_office", "contact_phone", "contact_email", *PROVENANCE),
    ],
)
