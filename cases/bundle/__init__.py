"""What a buyer hands to a card issuer or an agency: the case as one PDF, or as a ZIP with the received files."""
