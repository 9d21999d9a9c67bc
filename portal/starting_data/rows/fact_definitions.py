from parks.models import FactDefinition, FactOption

from ..cells import Flag, Link, Text, both
from ..nouns import Noun

FACT_DEFINITIONS = Noun(
    model=FactDefinition,
    file="fact_definitions.csv",
    key=("code",),
    fields={
        **{name: Text(name) for name in ("code", "subject", "group", "order", "kind", "unit")},
        **{name: Text(name) for name in ("life_days", "better", "minimum", "maximum")},
        "is_required": Flag("required"),
        **both("name", required=True),
        **both("help_text", "help"),
        **both("example"),
    },
)

FACT_OPTIONS = Noun(
    model=FactOption,
    file="fact_options.csv",
    key=("definition", "code"),
    fields={
        "definition": Link(FactDefinition, "definition_code"),
        "code": Text("code"),
        "order": Text("order"),
        **both("name", required=True),
    },
)
