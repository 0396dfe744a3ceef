from cases.reminders.models.address import ChosenDay, MailAddress
from cases.reminders.models.basis import Basis
from cases.reminders.models.reminder import Reminder, ReminderMail

__all__ = ["Basis", "ChosenDay", "MailAddress", "Reminder", "ReminderMail"]
