from . import case_reasons, enquiries, events, measures, needs, policies, projects, terms  # noqa: F401 – each registers its own
