#!/usr/bin/env python
"""Command line of refundguide: `serve`, `check`, `seed_reference` and the rest of Django's commands."""

import os
import sys


def main() -> None:
    """Run one management command; a setting that cannot work ends it with one sentence."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "refundguide.settings")
    from django.core.exceptions import ImproperlyConfigured
    from django.core.management import execute_from_command_line

    try:
        execute_from_command_line(sys.argv)
    except ImproperlyConfigured as error:
        sys.exit(f"refundguide cannot start: {error}")


if __name__ == "__main__":
    main()
