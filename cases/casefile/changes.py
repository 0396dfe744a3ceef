"""What deadlines of a case are counted from has changed; this app does not know who else keeps what it counted."""

from django.dispatch import Signal

# Sent in the transaction of the change, with `cases`: a queryset of those that change, in any field of
# `casefile.models.case.COUNTED_FROM`.
counted_from_changed = Signal()
