"""A site of django-helpdesk, to measure beside ours: see `tests.bench.crowd`. It runs under a Python of its own."""
