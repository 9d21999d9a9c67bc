"""Which columns parks, enterprises and yearly figures have in files, and how their rows are recognised there."""

from portal.kit.tables import Table

from .models import (
    ChainLink,
    Enterprise,
    Fact,
    Park,
    ParkAssessment,
    ParkBlock,
    ParkClassRule,
    ParkFigure,
    ParkGovernance,
    ParkPlan,
    Site,
)
from .models.governance import BASES, ENTRY, ENVIRONMENT, MANAGEMENT, PLANNING
from .models.indicators import INDICATORS
from .models.planning import SUPERIOR_PLANS
from .plausible import unlikely_facts, unlikely_in_file

PROVENANCE = ["sources", "confidence", "as_of", "provenance_note"]

PARKS = Table(
    Park,
    keys=[["slug"]],
    columns=[
        *("slug", "name", "area", "parent", "level", "kind", "industries", "leading_industries", "positioning"),
        *("summary", "founded", "approved_on", "approved_area_ha", "reported_area_km2", "reported_area_note"),
        *("statistical_code", "longitude", "latitude", "location_precision", "address", "website"),
        *("office", "phone", "email", "office_hours", "languages", "complaint_phone", *PROVENANCE),
    ],
)

ENTERPRISES = Table(
    Enterprise,
    keys=[["slug"], ["park", "name_zh_hans"], ["area", "name_zh_hans"]],
    columns=[
        *(
            "slug",
            "name",
            "area",
            "park",
            "industry",
            "links",
            "main_products",
            "summary",
            "founded",
            "stock_code",
            "website",
        ),
        *("size", "is_leading", "is_key", "is_high_tech", *PROVENANCE),
    ],
)

FACTS = Table(
    Fact,
    keys=[["park", "definition"], ["site", "definition"], ["area", "definition"]],
    columns=[
        *("park", "site", "area", "definition", "number", "number_to", "unit", "option", "is_true", "text", "dated"),
        *("as_of", "source", "source_note"),
    ],
    belongs_to=["park", "site", "area"],
    unlikely=unlikely_facts,
)

CHAIN_LINKS = Table(
    ChainLink,
    keys=[["slug"]],
    columns=["slug", "chain", "position", "order", "name", "description", "supplies", "classes", "is_reference"],
)

FIGURES = Table(
    ParkFigure,
    keys=[["park", "year"]],
    columns=["park", "year", *INDICATORS, "source"],
    belongs_to="park",
    unlikely=unlikely_in_file,
    hints={name: indicator.definition for name, indicator in INDICATORS.items()},
)

SITES = Table(
    Site,
    keys=[["slug"], ["park", "code"]],
    columns=[
        *("slug", "park", "kind", "code", "name", "use", "availability", "availability_on", "area_ha", "floor_m2"),
        *("smallest_part", "tenure_years", "price_from", "price_to", "price_as_of", "plot_ratio_from", "plot_ratio_to"),
        *("coverage_percent", "green_percent", "height_limit_m", "investment_wan_mu", "storeys", "clear_height_m"),
        *("floor_load_t_m2", "crane_t", "longitude", "latitude", "shape", "summary", *PROVENANCE),
    ],
)

PLANS = Table(
    ParkPlan,
    keys=[["park", "title_zh_hans"]],
    columns=[
        *("park", "title", "kind", "agency", "planning_unit", "qualification", "advisers"),
        *("period_from", "period_to", "approved_on", "number", *SUPERIOR_PLANS, "document_url"),
    ],
    belongs_to="park",
)

BLOCKS = Table(
    ParkBlock,
    keys=[["park", "name_zh_hans"]],
    columns=["park", "name", "purpose", "area_ha", "shape", "order"],
    belongs_to="park",
)

ASSESSMENTS = Table(
    ParkAssessment,
    keys=[["park", "title_zh_hans"]],
    columns=["park", "title", "status", "dated_on", "authority", "number", "document_url"],
    belongs_to="park",
)

CLASS_RULES = Table(
    ParkClassRule,
    keys=[["park", "industry_class"]],
    columns=["park", "industry_class", "rule", "basis", "valid_from"],
    belongs_to="park",
)

GOVERNANCE = Table(
    ParkGovernance,
    keys=[["park"]],
    columns=["park", *BASES, *PLANNING, *ENVIRONMENT, *ENTRY, *MANAGEMENT],
    belongs_to="park",
)
