from cases.casefile.models.case import Case
from cases.casefile.models.event import CaseEvent

__all__ = ["Case", "CaseEvent"]
