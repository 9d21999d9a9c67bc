"""Signing in to the admin: pages, second factor, locks, the end of a session, and what of it the audit log keeps."""
