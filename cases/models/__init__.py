"""The tables, by noun."""

from cases.models.calendar import CalendarFeed
from cases.models.case import Case
from cases.models.contact import ContactChannel, HoursException, OpeningPeriod
from cases.models.deadlines import DeadlineRule
from cases.models.event import CaseEvent
from cases.models.evidence import EvidencePhoto
from cases.models.mail import ChosenDay, MailAddress
from cases.models.reminder import Reminder, ReminderMail
from cases.models.shipping import ReturnAddress, Shipment

__all__ = [
    "CalendarFeed",
    "Case",
    "CaseEvent",
    "ChosenDay",
    "ContactChannel",
    "DeadlineRule",
    "EvidencePhoto",
    "HoursException",
    "MailAddress",
    "OpeningPeriod",
    "Reminder",
    "ReminderMail",
    "ReturnAddress",
    "Shipment",
]
