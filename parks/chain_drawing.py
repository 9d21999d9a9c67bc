"""A chain drawn: its links as boxes in three columns, and lines from each link to those it supplies.

What comes in stands on the left, upstream above supporting; the core in the middle; what takes from it on the right.
"""

from portal.kit.svg import Flow, flow_lines

from .models import ChainLink

Position = ChainLink.Position
COLUMNS = [[Position.UPSTREAM, Position.SUPPORTING], [Position.CORE], [Position.DOWNSTREAM]]
SIDES = [(2, 27), (36, 61), (70, 95)]  # as in static/css/drawings.css, .chain


def supply_lines(links):
    """The lines between the links of one chain, to lie under `templates/parks/_chain_drawing.html`."""
    boxes, rows = places(links)
    flows = [
        Flow(boxes[link], boxes[taker], link.slug, taker.slug)
        for link in links
        for taker in link.gives_to
        if taker in boxes
    ]
    return flow_lines(flows, sides=SIDES, rows=rows)


def places(links):
    """{link: (column, row)} and the number of rows; a heading in the middle of a column takes a row, and so does nothing."""
    found, rows = {}, 0
    for column, positions in enumerate(COLUMNS):
        row = 0
        for number, position in enumerate(positions):
            row += number > 0  # its heading
            own = [link for link in links if link.position == position]
            found |= {link: (column, row + place) for place, link in enumerate(own)}
            row += len(own) or 1
        rows = max(rows, row)
    return found, rows
