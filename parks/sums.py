"""Sums over parks in which nothing counts twice: what a park reports includes what lies inside it."""

from collections.abc import Iterator, Mapping
from typing import NamedTuple


class Sum(NamedTuple):
    """A total, the parks it is made of, and those left out because a park around them has reported as well."""

    total: float
    counted: list
    parts: list

    @property
    def reported(self):
        return len(self.counted) + len(self.parts)


def added_up(values: Mapping[int, float], parents: Mapping[int, int]) -> Sum:
    """The sum of what parks reported for one indicator and one year: {park: value}, {park inside: park around it}.

    A park is left out when any park around it, however far up, is among those that reported. A ring of parks that lie
    inside each other, which the form refuses, counts as nobody's part.
    """
    counted, parts = [], []
    for park in values:
        (parts if is_part_of(park, values, parents) else counted).append(park)
    return Sum(sum(values[park] for park in counted), counted, parts)


def is_part_of(park: int, others: Mapping[int, object], parents: Mapping[int, int]) -> bool:
    return any(above in others for above in around(park, parents))


def around(park: int, parents: Mapping[int, int]) -> Iterator[int]:
    """The parks around this one, the nearest first; none for a park that is in a ring."""
    found = [park]
    while (above := parents.get(found[-1])) is not None:
        if above == park:
            return iter(())
        if above in found:
            break
        found.append(above)
    return iter(found[1:])
