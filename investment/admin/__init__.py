from . import events, measures, policies, projects, terms  # noqa: F401 – each registers its own
