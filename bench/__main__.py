"""`make bench`: targets take turns, medians are compared with hello, and the goals are checked.

`python -m bench growth` measures pages, brochures and files with 500 and with 5,000 sites, 500 and 50,000 projects;
`imports` the import of 10,000 rows, `outputs` the files, feed and JSON of 20,000 projects.
"""

import argparse
import os
import statistics
import sys

GOAL_MEGABYTES = 200


def main():
    options = arguments()
    os.environ["DJANGO_SETTINGS_MODULE"] = "bench.settings"
    import django

    django.setup()
    sys.exit(0 if MEASURES[options.what](options) else 1)


def arguments():
    parser = argparse.ArgumentParser(prog="python -m bench", description=__doc__)
    parser.add_argument("what", nargs="?", choices=MEASURES, default="pages")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--seconds", type=int, default=4, help="load per target and round")
    return parser.parse_args()


def run_imports(options):
    from .imports import run

    return run()


def run_outputs(options):
    from .outputs import run

    return run()


def run_growth(options):
    from .growth import run

    return run(options)


def run_pages(options):
    from portal.run.preparation import prepare
    from portal.run.progress import Progress

    from . import load, processes, weight
    from .targets import targets

    load.require_wrk()
    prepare(Progress(sys.stdout))
    pages = targets()
    weights = {page.name: weight.weigh(page) for page in pages}
    with processes.server() as (pid, address):
        for page in pages:
            load.warm(page, address)
        rounds = turns(pages, address, pid, options)
        megabytes = processes.peak_megabytes(pid)
    return report(pages, weights, rounds, megabytes)


def turns(pages, address, pid, options):
    from . import load, processes

    rounds = {page.name: [] for page in pages}
    for _ in range(options.rounds):
        for page in pages:
            rounds[page.name].append(load.measure(page, address, pid, processes.postmaster(), options.seconds))
    return rounds


def report(pages, weights, rounds, megabytes):
    """Print the table; True when every goal is reached."""
    print(f"\n{'page':<24}{'capacity':>9}{'CPU ms app+db':>16}{'req/s':>8}{'p50 ms':>8}{'p99 ms':>8}", end="")
    print(f"{'queries':>9}{'bytes':>9}{'gzip':>8}")
    hello = median(rounds["hello"], "cpu")
    good = [line(page, weights[page.name], rounds[page.name], hello) for page in pages]
    print(f"\npeak memory of a worker: {megabytes:.0f} MB (goal: at most {GOAL_MEGABYTES})")
    print(f"goal for every page: capacity at least {pages[0].capacity}, queries at most 4 on a list and 8 on a detail")
    return all(good) and megabytes <= GOAL_MEGABYTES


def line(page, weight, measured, hello):
    app, database = median(measured, "cpu_app"), median(measured, "cpu_database")
    capacity = hello / median(measured, "cpu")
    queries, size, packed = weight
    good = capacity >= page.capacity and queries <= page.queries
    print(f"{page.name:<24}{capacity:>9.4f}{f'{app:.2f} + {database:.2f}':>16}", end="")
    print(f"{median(measured, 'rate'):>8.0f}{median(measured, 'p50'):>8.1f}{median(measured, 'p99'):>8.1f}", end="")
    print(f"{queries:>9}{size:>9}{packed:>8}{'' if good else '  below the goal'}")
    return good


def median(measured, figure):
    return statistics.median(getattr(one, figure) for one in measured)


MEASURES = {"pages": run_pages, "imports": run_imports, "outputs": run_outputs, "growth": run_growth}

if __name__ == "__main__":
    main()
