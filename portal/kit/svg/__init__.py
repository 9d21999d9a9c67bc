"""Drawings made on the server: pure functions from values to safe SVG.

They know no model and no colour: classes and `currentColor` are filled in by `static/css/drawings.css`.
Equal arguments give equal drawings, so what takes time (covers, maps) is remembered.
"""

from .charts import Bar, bar_table, column_chart, meter, share_bar
from .flows import Flow, flow_lines
from .geometry import SHEET_HEIGHT, SHEET_WIDTH, geometry_path, project_point
from .labels import short_name
from .maps import MapArea, MapPoint, area_map, locator_map, part_map, tint_step
from .plots import ground_plan, plot_sketch
from .strata import strata
from .timelines import Point, time_chart, time_line
from .topology import outline_paths

__all__ = [
    "SHEET_HEIGHT",
    "SHEET_WIDTH",
    "Bar",
    "Flow",
    "MapArea",
    "MapPoint",
    "Point",
    "area_map",
    "bar_table",
    "column_chart",
    "flow_lines",
    "geometry_path",
    "ground_plan",
    "locator_map",
    "meter",
    "outline_paths",
    "part_map",
    "plot_sketch",
    "project_point",
    "share_bar",
    "short_name",
    "strata",
    "time_chart",
    "time_line",
    "tint_step",
]
