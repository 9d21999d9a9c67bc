from django.core.management.base import CommandError


class DevDatabaseError(CommandError):
    """The embedded database cannot run; the message says why and what to do, in one line, without a traceback."""
