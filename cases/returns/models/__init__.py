"""The return: its address, its parcel, and where the parcel was."""

from cases.returns.models.address import ReturnAddress
from cases.returns.models.shipment import Shipment, TrackingPage
from cases.returns.models.station import Station

__all__ = ["ReturnAddress", "Shipment", "Station", "TrackingPage"]
