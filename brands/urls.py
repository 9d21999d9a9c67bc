from django.urls import path

from .views import brands, products

app_name = "brands"

urlpatterns = [
    path("brands/", brands.brand_list, name="brand_list"),
    path("brands/<slug:slug>/", brands.brand_detail, name="brand_detail"),
    path("products/", products.product_list, name="product_list"),
    path("products/<slug:slug>/", products.product_detail, name="product_detail"),
]
