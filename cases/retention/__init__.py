"""How long what is kept, and the command that deletes the rest."""
