"""Making a case, one question a page."""
