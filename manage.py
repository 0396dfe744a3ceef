#!/usr/bin/env python
"""Command line of refundguide: `serve`, `check`, `seed_reference` and the rest of Django's commands."""

import os
import sys


def main() -> None:
    """Run one management command; a setting or a database that cannot work ends it with one sentence."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "refundguide.settings")
    os.umask(0o077)  # Database, photos, key: whatever a command makes is its user's alone.
    from django.core.exceptions import ImproperlyConfigured
    from django.core.management import execute_from_command_line
    from django.db import DatabaseError

    try:
        execute_from_command_line(sys.argv)
    except ImproperlyConfigured as error:
        sys.exit(f"refundguide cannot start: {error}")
    except DatabaseError:
        # Whatever the command asked for: in a database of an earlier version no table has the name that it had.
        from refundguide.old_database import old_database

        if sentence := old_database():
            sys.exit(sentence)
        raise


if __name__ == "__main__":
    main()
