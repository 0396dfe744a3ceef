"""What staff see: the review of cases and the upkeep of the reference rows."""

from cases.admin import case, reference

__all__ = ["case", "reference"]
