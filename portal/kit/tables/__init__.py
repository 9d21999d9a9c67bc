"""Rows as tables: a template to fill in, an import that is checked before it writes, an export that comes back in.

An app says in its `tables.py` which columns a model has there and by which of them a row is recognised:

    PROJECTS = Table(Project, keys=[["slug"], ["park", "name_zh_hans"]], columns=["slug", "name", "park", …])

and its ModelAdmin names it: `table = PARKS`. From file to database an import takes these steps, one module each:
`reading` (bytes → lines of text) → `headings` (which column is which) → `checking` (line → outcome) → `saving`.
"""

from .table import Table, table_of

__all__ = ["Table", "table_of"]
