"""What staff see: the review of cases and the upkeep of the reference rows."""

from cases.admin import reference
from cases.staff import admin

__all__ = ["case", "reference"]
