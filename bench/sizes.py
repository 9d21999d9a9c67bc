"""How much is invented for a measurement of growth, and the databases that hold it."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Size:
    """Numbers of invented rows; every park has `facts` facts."""

    name: str
    parks: int
    facts: int
    sites: int
    projects: int

    @property
    def database(self):
        return f"bench_{self.name}"

    def __str__(self):
        return f"{self.parks} parks with {self.facts} facts each, {self.sites} sites, {self.projects} projects"


FEW = Size("few", parks=200, facts=60, sites=500, projects=500)
MANY = Size("many", parks=200, facts=60, sites=5_000, projects=50_000)
