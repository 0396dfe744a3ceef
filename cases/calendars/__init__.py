"""The deadlines of a case as a calendar file and feed."""
