from cases.casefile.models.case import Case
from cases.casefile.models.event import CaseEvent
from cases.casefile.models.kept import KeptText
from cases.casefile.models.staff_read import StaffRead

__all__ = ["Case", "CaseEvent", "KeptText", "StaffRead"]
