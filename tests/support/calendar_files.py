"""Calendar files, downloaded and read."""

import datetime as dt

from icalendar import Calendar

from tests.support.moments import SEOUL


def file_of(browser, case):
    """Download the file of `case`."""
    return browser.get(f"/cases/{case.reference}/calendar.ics")


def events(content):
    """Return the events of a file by UID."""
    return {str(event["uid"]): event for event in Calendar.from_ical(content).walk("VEVENT")}


def event_of(content, title):
    """Return the only event whose summary begins with `title`."""
    (found,) = [event for event in events(content).values() if str(event["summary"]).startswith(title)]
    return found


def moments(event):
    """Return when the alarms of an event ring; whole days begin at midnight in Seoul."""
    start = event.decoded("dtstart")
    begins = start if isinstance(start, dt.datetime) else dt.datetime.combine(start, dt.time.min, SEOUL)
    return [begins + alarm.decoded("trigger") for alarm in event.walk("VALARM")]
