"""Sample cases for `serve --demo`."""
