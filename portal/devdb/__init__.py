"""The project's own PostgreSQL, for every command that finds no DATABASE_URL.

It is created and started by the first connection (`base.py`) in the folder of settings.VAR_DIR, and stopped
by the last process that used it (`cluster_at(...).stop_if_unused()`). Production never comes here.
"""
