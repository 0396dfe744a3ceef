"""One small form per action; each hands the view clean values of the domain."""
