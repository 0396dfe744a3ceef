"""Pictures from strangers: sniffed, decoded in a process that can be killed, measured, redacted. No rows, no request."""
