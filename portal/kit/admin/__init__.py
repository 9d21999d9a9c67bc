"""What every ModelAdmin of the project is made of."""

from .base import BaseAdmin
from .bilingual import ContentAdmin, ContentStackedInline, ContentTabularInline
from .parts import PartAdmin
from .publishing import PublishableAdmin
from .readonly import ReadOnlyAdmin

__all__ = [
    "BaseAdmin",
    "ContentAdmin",
    "ContentStackedInline",
    "ContentTabularInline",
    "PartAdmin",
    "PublishableAdmin",
    "ReadOnlyAdmin",
]
