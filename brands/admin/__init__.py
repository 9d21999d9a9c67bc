from . import brands, categories, marks, products  # noqa: F401 – each registers its own
