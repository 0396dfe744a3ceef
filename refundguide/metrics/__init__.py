"""Figures for Prometheus: what requests, decoders and mails did, and how the site stands. Off unless asked for.

`counts` counts in memory and shares files with the other processes of the machine; `standing` asks the database when
somebody looks; `page` answers /metrics. A library that does the same costs ten times as much for each request, because it
writes to its files each time.
"""
