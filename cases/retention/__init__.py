"""The daily deletion of what is kept no longer; how long that is stands in `cases.core.retention`."""
