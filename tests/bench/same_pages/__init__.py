"""Whether every page, file and mail stays what it was while the code behind it is moved about."""
