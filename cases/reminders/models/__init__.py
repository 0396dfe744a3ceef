from cases.reminders.models.address import ChosenDay, MailAddress
from cases.reminders.models.reminder import Reminder, ReminderMail

__all__ = ["ChosenDay", "MailAddress", "Reminder", "ReminderMail"]
