"""Whom to contact now: channels, their hours, and their order for a problem and a moment."""
