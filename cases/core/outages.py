"""What databases say when they do not do what they were asked. Pure."""

from __future__ import annotations

# Of others who keep the whole (SQLite) or a row (PostgreSQL): the next try may find it free.
_HELD_UP = ("locked", "lock timeout", "deadlock detected")


# A file that is no database any more; a PostgreSQL that has become the copy of another.
_BROKEN = ("malformed", "not a database", "read-only transaction")


def is_broken(error: BaseException) -> bool:
    """Say whether what looks like a wrong question is a database that is not itself at the moment."""
    return any(words in str(error) for words in _BROKEN)


def is_held_up(error: BaseException) -> bool:
    """Say whether an error means that others kept the database for longer than a request waits."""
    return any(words in str(error) for words in _HELD_UP)
