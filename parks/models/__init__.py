from .areas import Area
from .chains import Chain
from .enterprises import Enterprise
from .industries import FocusIndustry, Industry, IndustryClass, IndustryGroup
from .parks import Park
from .people import User
from .sources import Confidence, Source, Sourced

__all__ = [
    "Area",
    "Chain",
    "Confidence",
    "Enterprise",
    "FocusIndustry",
    "Industry",
    "IndustryClass",
    "IndustryGroup",
    "Park",
    "Source",
    "Sourced",
    "User",
]
