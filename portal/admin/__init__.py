from . import articles, attachments, audit, changes, columns, imports, letters, pictures, subscriptions, system  # noqa: F401 – each registers its own
