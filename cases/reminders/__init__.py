"""Reminders by mail: addresses, chosen days, what is sent and answered."""
