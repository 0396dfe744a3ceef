"""The tables, by noun."""

from cases.models.calendar import CalendarFeed

__all__ = ["CalendarFeed"]
