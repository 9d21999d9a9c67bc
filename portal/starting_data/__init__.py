"""What a new installation shows on its first day, and how it comes from `files/` into the database."""
