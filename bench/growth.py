"""What pages cost with few and with many rows, in turn within one run: the goals of growth.

Two servers ask two databases of their own (`bench.sizes`), so that neighbours on the machine disturb both alike.
"""

import statistics
from contextlib import ExitStack
from dataclasses import dataclass, field

from django.db import connection

from . import databases, load, once, processes, weight
from .growth_report import report
from .growth_targets import brochures, growth_targets
from .sizes import FEW, MANY


@dataclass
class Served:
    """A size with the server that answers for it, and what was measured of it by the names of targets."""

    size: object
    pid: int
    address: str
    targets: list = field(default_factory=list)
    weights: dict = field(default_factory=dict)
    rounds: dict = field(default_factory=dict)
    first: dict = field(default_factory=dict)
    brochure: object = None
    files: list = field(default_factory=list)
    megabytes: dict = field(default_factory=dict)

    def load(self, target, seconds):
        found = load.measure(target, self.address, self.pid, processes.postmaster(), seconds)
        self.rounds.setdefault(target.name, []).append(found)

    def median(self, name, figure):
        return statistics.median(getattr(one, figure) for one in self.rounds[name])


def run(options):
    """Print the tables; True when every goal is reached."""
    load.require_wrk()
    databases.prepare([FEW, MANY])
    with ExitStack() as stack:
        served = [serve(stack, size) for size in (FEW, MANY)]
        take_turns(served, options)
        for one in served:
            one.megabytes["pages"] = processes.peak_megabytes(one.pid)
            ask_once(one)
        return report(*served)


def serve(stack, size):
    pid, address = stack.enter_context(processes.server(size.database))
    one = Served(size, pid, address)
    own = connection.settings_dict["NAME"]
    databases.connect(size.database)
    one.targets = growth_targets(size)
    one.weights = {target.name: weight.weigh(target) for target in one.targets}
    databases.connect(own)
    return one


def take_turns(served, options):
    """Every target on one server and then on the other."""
    rows = zip(*(one.targets for one in served), strict=True)
    pairs = [pair for row in rows for pair in zip(served, row, strict=True)]
    for one, target in pairs:
        load.warm(target, one.address)
    for _ in range(options.rounds):
        for one, target in pairs:
            one.load(target, options.seconds)


def ask_once(one):
    own = connection.settings_dict["NAME"]
    databases.connect(one.size.database)
    one.first = {target.name: once.first_answer(target, one.address) for target in one.targets}
    databases.connect(own)
    one.brochure, one.megabytes["typesetter"] = once.brochures(brochures(one.size), one)
    one.megabytes["brochures"] = processes.peak_megabytes(one.pid)
    one.files = [once.file(kind, one) for kind in once.FILES]
