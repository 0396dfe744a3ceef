"""WSGI entry point for any server."""

import os

from django.core.wsgi import get_wsgi_application

from refundguide.bodies import in_time

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "refundguide.settings")

os.umask(0o077)  # As in manage.py: what the site makes is its user's alone.

application = in_time(get_wsgi_application())
