"""The pages of a case for its owner: what to do next, moves, notes, the list."""
