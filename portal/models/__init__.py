from .articles import Article, Column
from .loading import LoadedRow
from .search import SearchEntry
from .subscriptions import Subscription

__all__ = ["Article", "Column", "LoadedRow", "SearchEntry", "Subscription"]
