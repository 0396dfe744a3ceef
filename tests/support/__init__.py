"""What several tests share, by what it is about.

- moments: the moment at which tests stop the time, and moments written as text
- factories: cases, photos and rows of reference data
- reference_rows: all of the reference data at once
- clients: browsers that hold cases or in which somebody is logged in
- pages: what a page says, read by its marks; admin: addresses of the admin
- pictures: pictures, good and hostile
- pdf, calendar_files: what is downloaded, read with the programs and libraries of others
- deadline_rules, holidays, contact_channels: rules, holidays and channels for tests without a database
- intake, reminders: the way to a new case, and a case about which a mail is due
- tampering: somebody who writes past our code; sweeping: the sweep of a later night
- processes: programs of this tree; killed_site, concurrent_writers: such programs
- mail_server: a mail server; browser_site: a running site and what tests do in its pages

Fixtures are in `conftest.py`, from which nothing is imported.
"""
