"""The site's own settings, with two bare views beside its pages to measure against."""

from refundguide.settings import *  # noqa: F403

ROOT_URLCONF = "tests.bench.urls"
