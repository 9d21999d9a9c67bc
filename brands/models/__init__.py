from .brands import Brand
from .categories import Category
from .marks import Mark
from .products import Product

__all__ = ["Brand", "Category", "Mark", "Product"]
