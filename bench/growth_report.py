"""The tables of `python -m bench growth`, and whether each goal is reached."""

GOAL_MEGABYTES = 200  # of a worker, after all pages
GOAL_BROCHURE_MEGABYTES, GOAL_BROCHURE_SECONDS = 250, 2
GOAL_FILE_MEGABYTES = 48  # more, for a file, however many rows it has
HEAD = (
    f"{'page':<30}{'size':<6}{'capacity':>9}{'CPU ms app+db':>17}{'req/s':>7}{'p50 ms':>8}{'p99 ms':>8}{'first ms':>9}"
)


def report(few, many):
    """Print what was measured; True when every goal is reached."""
    print(f"\nfew:  {few.size}\nmany: {many.size}\n\n{HEAD}{'queries':>8}{'bytes':>8}{'ratio':>7}")
    good = [page(few, many, target) for target in few.targets]
    print("\ncapacity: CPU time of a request of hello ÷ that of the page; ratio: CPU with many rows ÷ with few;")
    print("first: the first answer after somebody has changed a fact.")
    good += [in_memory(one) for one in (few, many)] + [files(few, many)]
    return all(good)


def page(few, many, target):
    """Two lines of the table, one for each size."""
    ratio = many.median(target.name, "cpu") / few.median(target.name, "cpu")
    steady = few.weights[target.name][0] == many.weights[target.name][0]
    good = [line(one, target) for one in (few, many)]
    flat = (not target.flat or ratio <= target.flat) and steady
    print(f"{ratio:>7.2f}{remarks(target, all(good), flat)}")
    return all(good) and flat


def line(one, target):
    """Print a size of a page; True when it costs no more than its goal."""

    def of(figure):
        return one.median(target.name, figure)

    capacity, queries = one.median("hello", "cpu") / of("cpu"), one.weights[target.name][0]
    cpu = f"{of('cpu_app'):.2f} + {of('cpu_database'):.2f}"
    end = "\n" if one.size.name == "few" else ""
    print(f"{target.name:<30}{one.size.name:<6}{capacity:>9.4f}{cpu:>17}{of('rate'):>7.0f}{of('p50'):>8.1f}", end="")
    print(
        f"{of('p99'):>8.1f}{1000 * one.first[target.name]:>9.0f}{queries:>8}{one.weights[target.name][1]:>8}", end=end
    )
    fast = not target.milliseconds or of("p50") <= target.milliseconds
    return capacity >= target.capacity and queries <= target.queries and fast


def remarks(target, good, flat):
    told = [] if good else ["below the goal"]
    told += [] if flat else [f"not flat (goal {target.flat})"]
    return "  " + ", ".join(told)


def in_memory(one):
    """Of the larger worker of a size, after the pages and after the brochures, and of the process that sets one."""
    pages, brochures, setting = (one.megabytes[when] for when in ("pages", "brochures", "typesetter"))
    print(f"\n{one.size.name}: peak memory of a worker {pages:.0f} MB (goal: at most {GOAL_MEGABYTES});", end="")
    print(f" with brochures {brochures:.0f} MB, and {setting:.0f} MB in the process that sets one", end="")
    print(f" (goal: at most {GOAL_BROCHURE_MEGABYTES} each)")
    print(f"slowest brochure {one.brochure:.2f} s (goal: under {GOAL_BROCHURE_SECONDS})")
    small = pages <= GOAL_MEGABYTES and max(brochures, setting) <= GOAL_BROCHURE_MEGABYTES
    return small and one.brochure < GOAL_BROCHURE_SECONDS


def files(few, many):
    """All projects as a file."""
    print(
        f"\n{'file':<9}{few.size.projects:>9} rows: s{'bytes':>11}{many.size.projects:>11} rows: s{'bytes':>11}{'more MB':>9}"
    )
    for small, large in zip(few.files, many.files, strict=True):
        print(
            f"{small.kind:<9}{small.seconds:>17.2f}{small.size:>11}{large.seconds:>19.2f}{large.size:>11}{large.megabytes:>9.0f}"
        )
    print(f"goal: each makes a worker grow by at most {GOAL_FILE_MEGABYTES} MB, however many rows")
    return all(one.megabytes <= GOAL_FILE_MEGABYTES for one in many.files)
