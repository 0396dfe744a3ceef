"""Pictures from strangers: sniffed, decoded in a process that can be killed, measured, redacted. Knows no rows and no request."""
