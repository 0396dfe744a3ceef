"""Days of one order, as somebody types them into the calculator of deadlines."""

DAYS = {
    "paid_on": "2026-08-20",
    "dispatched_on": "2026-08-25",
    "promised_on": "2026-09-20",
    "received_on": "2026-09-18",
    "noticed_on": "2026-09-19",
    "requested_on": "2026-09-21",
    "offered_on": "2026-09-23",
    "approved_on": "2026-09-30",
    "shipped_back_on": "2026-10-02",
}
