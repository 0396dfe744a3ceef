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
        # Whatever the command asked for: the table may not be there yet, or no more under this name, or nothing is.
        from refundguide.unready_database import unready_database

        if sentence := unready_database():
            sys.exit(sentence)
        raise


if __name__ == "__main__":
    main()
