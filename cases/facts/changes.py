"""What deadlines are counted with has changed; this app does not know who counts."""

from django.dispatch import Signal

# Sent in the transaction of the change, with `reason` (a `core.reasons.Reason`) and `holiday_on`: the one day that has
# changed, or None.
counted_with_changed = Signal()
