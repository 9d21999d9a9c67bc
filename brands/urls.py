from django.urls import path

from portal.kit.lists.feeds import list_feed

from .lists import BRANDS, PRODUCTS
from .views import brands, products

app_name = "brands"

urlpatterns = [
    path("brands/", brands.brand_list, name="brand_list"),
    path("brands/feed/", list_feed(BRANDS), name="brand_feed"),
    path("brands/<slug:slug>/", brands.brand_detail, name="brand_detail"),
    path("products/", products.product_list, name="product_list"),
    path("products/feed/", list_feed(PRODUCTS), name="product_feed"),
    path("products/<slug:slug>/", products.product_detail, name="product_detail"),
]
