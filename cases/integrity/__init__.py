"""Whether a case still is what was written: audit, and the public check of a file."""
