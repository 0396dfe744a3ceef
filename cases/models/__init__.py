"""The tables, by noun."""

from cases.models.calendar import CalendarFeed
from cases.models.mail import ChosenDay, MailAddress
from cases.models.reminder import Reminder, ReminderMail

__all__ = ["CalendarFeed", "ChosenDay", "MailAddress", "Reminder", "ReminderMail"]
