"""What a pasted text holds: each thing that a case has a place for, as it would be written down. Pure."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from cases.core.formats.addresses import Address, find_address
from cases.core.formats.amounts import Amount, find_amounts
from cases.core.formats.carriers import find_carrier, find_tracking
from cases.core.formats.countdowns import find_countdown
from cases.core.formats.orders import find_order_numbers
from cases.core.formats.phones import find_phones
from cases.core.formats.stations import Station, find_stations

# So much of a text is looked through for numbers and addresses; a reply is read whole.
MOST = 20_000
MOST_AMOUNTS = 3


@dataclass(frozen=True)
class Seen:
    """What was seen in a text; what stands there twice in two ways is none."""

    order_number: str = ""
    tracking_number: str = ""
    carrier: str = ""
    countdown: dt.timedelta | None = None
    amounts: tuple[Amount, ...] = ()
    address: Address | None = None
    phone: str = ""
    stations: tuple[Station, ...] = ()

    @property
    def is_empty(self) -> bool:
        return self == Seen()


def see(text: str) -> Seen:
    """Return what `text` holds."""
    text = text[:MOST]
    orders, parcels = find_order_numbers(text), find_tracking(text)
    parcels = [number for number in parcels if number not in orders]
    carrier = find_carrier(text) if parcels else None
    address = find_address(text)
    phones = [phone for phone in find_phones(text) if "".join(filter(str.isdigit, phone)) not in {*orders, *parcels}]
    return Seen(
        order_number=orders[0] if len(orders) == 1 else "",
        tracking_number=parcels[0] if len(parcels) == 1 else "",
        carrier=carrier or "",
        countdown=find_countdown(text),
        amounts=tuple(find_amounts(text)[:MOST_AMOUNTS]),
        address=address,
        phone=(address.phone if address else "") or (phones[0] if phones else ""),
        stations=tuple(find_stations(text)),
    )
