"""The public guide: home, steps, problems, what we know and how surely."""
