"""One file per noun: how its rows are read. A noun stands after those it links to."""

from .areas import AREAS
from .brands import BRANDS
from .categories import CATEGORIES
from .chains import CHAIN_LINKS, CHAINS, SUPPLIES
from .enterprises import ENTERPRISES
from .events import EVENTS
from .fact_definitions import FACT_DEFINITIONS, FACT_OPTIONS
from .focus_industries import FOCUS_INDUSTRIES
from .industries import CLASS_LINKS, CLASSES, INDUSTRIES
from .marks import MARKS
from .news import ARTICLES, COLUMNS
from .parks import PARKS
from .policies import MEASURES, POLICIES, SECTIONS, TERMS
from .products import PRODUCTS
from .projects import PROJECTS
from .sources import SOURCES

NOUNS = [
    SOURCES,
    AREAS,
    CLASSES,
    INDUSTRIES,
    CLASS_LINKS,
    FOCUS_INDUSTRIES,
    CHAINS,
    FACT_DEFINITIONS,
    FACT_OPTIONS,
    CHAIN_LINKS,
    SUPPLIES,
    PARKS,
    ENTERPRISES,
    PROJECTS,
    CATEGORIES,
    BRANDS,
    MARKS,
    PRODUCTS,
    POLICIES,
    SECTIONS,
    TERMS,
    MEASURES,
    EVENTS,
    COLUMNS,
    ARTICLES,
]
