"""The way back: return address and parcel."""
