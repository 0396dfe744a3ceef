"""The case to take along: as PDF (the papers, for a card issuer or an agency), or as ZIP with the received files."""
