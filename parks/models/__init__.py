from .areas import Area
from .associations import Association
from .chain_links import ChainLink
from .chains import Chain
from .enterprises import Enterprise
from .fact_definitions import FactDefinition, FactGroup, FactOption
from .fact_versions import FactVersion
from .facts import Fact
from .figures import ParkFigure
from .governance import ParkGovernance
from .industries import FocusIndustry, Industry, IndustryClass, IndustryGroup
from .memberships import Membership, Role
from .parks import Park
from .passwords import PasswordHistory
from .people import User
from .planning import ParkAssessment, ParkBlock, ParkClassRule, ParkPlan
from .readiness import Readiness, once
from .site_parts import SiteReadiness, SiteUtility
from .sites import Site
from .sources import Confidence, Source, Sourced

__all__ = [
    "Area",
    "Association",
    "Chain",
    "ChainLink",
    "Confidence",
    "Enterprise",
    "Fact",
    "FactDefinition",
    "FactGroup",
    "FactOption",
    "FactVersion",
    "FocusIndustry",
    "Industry",
    "IndustryClass",
    "IndustryGroup",
    "Membership",
    "Park",
    "ParkAssessment",
    "ParkBlock",
    "ParkClassRule",
    "ParkFigure",
    "ParkGovernance",
    "ParkPlan",
    "PasswordHistory",
    "Readiness",
    "Role",
    "Site",
    "SiteReadiness",
    "SiteUtility",
    "Source",
    "Sourced",
    "User",
    "once",
]
