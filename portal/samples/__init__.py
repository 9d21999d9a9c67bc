"""A demonstration: one person of each role, and one sample committee with two parks in which everything is filled in.

Nothing of it exists, every name begins with 示例 (Sample), and no list or number of the site counts it
(`portal.kit.samples`). `load_samples` makes it, `remove_samples` takes all of it away.
"""

from .parks import make_sample_parks
from .people import PASSWORD, PEOPLE, PROVINCE, SamplePerson, make_sample_people, samples_present
from .removing import remove_samples

__all__ = [
    "PASSWORD",
    "PEOPLE",
    "PROVINCE",
    "SamplePerson",
    "make_sample_parks",
    "make_sample_people",
    "remove_samples",
    "samples_present",
]
