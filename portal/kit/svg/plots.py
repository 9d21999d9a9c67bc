"""Sketches of land: the outline of one piece or of several side by side, north, and a scale."""

from django.utils.safestring import SafeString

from .markup import element

WIDTH, MARGIN = 400, 44
STEPS = [5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000]


Outline = list[list[tuple[float, float]]]  # an outer ring and its holes in metres to the east and north, each closed


def plot_sketch(piece: Outline, *, label: str, north: str) -> SafeString:
    """One piece of land; `north` is the word or letter beside the arrow."""
    return _sketch([piece], label, north, numbered=False)


def ground_plan(pieces: list[Outline], *, label: str, north: str) -> SafeString:
    """Several pieces on one plane, numbered from 1 in their order: the numbers stand beside their names elsewhere."""
    return _sketch(pieces, label, north, numbered=True)


def _sketch(pieces, label, north, *, numbered):
    across, up = (max(point[axis] for piece in pieces for ring in piece for point in ring) for axis in (0, 1))
    scale = (WIDTH - 2 * MARGIN) / max(across, up, 1)
    height = round(up * scale) + 2 * MARGIN
    left = (WIDTH - across * scale) / 2
    placed = [
        [[(left + x * scale, MARGIN + (up - y) * scale) for x, y in ring[:-1]] for ring in piece] for piece in pieces
    ]
    return element(
        "svg",
        element("title", label),
        *map(_piece, placed),
        *(_number(number, piece[0]) for number, piece in enumerate(placed, 1) if numbered),
        _arrow(north),
        _scale_bar(scale, height),
        class_="area-map plot-sketch",
        viewBox=f"0 0 {WIDTH} {height}",
        role="img",
        aria_label=label,
    )


def _piece(rings):
    path = "".join("M" + "L".join(f"{x:.1f} {y:.1f}" for x, y in ring) + "z" for ring in rings)
    return element("path", class_="area t3", d=path, fill_rule="evenodd")


def _number(number, ring):
    """In the middle of its corners."""
    x, y = (sum(point[axis] for point in ring) / len(ring) for axis in (0, 1))
    return element("text", number, class_="plot-word", x=f"{x:.1f}", y=f"{y + 5:.1f}", text_anchor="middle")


def _arrow(north):
    x = WIDTH - 20
    line = element("path", class_="plot-line", d=f"M{x} 40V20l-5 8m5-8l5 8")
    return line + element("text", north, class_="plot-word", x=x, y=15, text_anchor="middle")


def _scale_bar(scale, height):
    """The longest round length that takes at most a third of the width."""
    metres = max([step for step in STEPS if step * scale <= WIDTH / 3], default=STEPS[0])
    y, length = height - 12, round(metres * scale)
    line = element("path", class_="plot-line", d=f"M12 {y - 5}v5h{length}v-5")
    return line + element("text", f"{metres} m", class_="plot-word", x=18 + length, y=y)
