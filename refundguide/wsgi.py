"""WSGI entry point for any server."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "refundguide.settings")

os.umask(0o077)  # As in manage.py: what the site makes is its user's alone.

application = get_wsgi_application()
