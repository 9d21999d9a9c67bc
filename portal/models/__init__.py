from .articles import Article, Column
from .loading import LoadedRow
from .search import SearchEntry

__all__ = ["Article", "Column", "LoadedRow", "SearchEntry"]
