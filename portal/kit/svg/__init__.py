"""Drawings made on the server: pure functions from values to safe SVG.

They know no model and no colour: classes and `currentColor` are filled in by `static/css/drawings.css`.
"""
