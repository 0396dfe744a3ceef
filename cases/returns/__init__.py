"""The return: its address, and the parcel that is sent there."""
