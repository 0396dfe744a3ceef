"""The tables, by noun."""

__all__ = []
