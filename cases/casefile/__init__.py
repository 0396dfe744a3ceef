"""A refund case: its state, its chained timeline, and who may touch it."""
