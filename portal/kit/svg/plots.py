"""A sketch of one piece of land: its outline, north, and a scale."""

from django.utils.safestring import SafeString

from .markup import element

WIDTH, MARGIN = 400, 44
STEPS = [5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000]


def plot_sketch(ring: list[tuple[float, float]], *, label: str, north: str) -> SafeString:
    """`ring` in metres to the east and north; `north` is the word or letter beside the arrow."""
    across, up = max(x for x, _ in ring), max(y for _, y in ring)
    scale = (WIDTH - 2 * MARGIN) / max(across, up, 1)
    height = round(up * scale) + 2 * MARGIN
    left = (WIDTH - across * scale) / 2
    points = " ".join(f"{left + x * scale:.1f},{MARGIN + (up - y) * scale:.1f}" for x, y in ring[:-1])
    return element(
        "svg",
        element("title", label),
        element("polygon", class_="area t3", points=points),
        _arrow(north),
        _scale_bar(scale, height),
        class_="area-map plot-sketch",
        viewBox=f"0 0 {WIDTH} {height}",
        role="img",
        aria_label=label,
    )


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
