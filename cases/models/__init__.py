"""The tables, by noun."""

from cases.models.calendar import CalendarFeed
from cases.models.mail import ChosenDay, MailAddress
from cases.models.reminder import Reminder, ReminderMail
from cases.models.shipping import ReturnAddress, Shipment

__all__ = ["CalendarFeed", "ChosenDay", "MailAddress", "Reminder", "ReminderMail", "ReturnAddress", "Shipment"]
