from brands.models import Category

from ..cells import Text, both
from ..nouns import Noun

CATEGORIES = Noun(
    model=Category,
    file="categories.csv",
    key=("slug",),
    fields={"slug": Text("code"), **both("name", required=True)},
)
