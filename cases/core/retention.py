"""How long what is stored is kept, and what deletes it: one row for each model, a word for each field (`cases.E006`).

The privacy page promises it; pages and commands take their numbers from here.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import NamedTuple

UNTOUCHED_CASE = dt.timedelta(days=365)
UNFINISHED_CASE = dt.timedelta(days=7)
UNCONFIRMED_ADDRESS = dt.timedelta(days=3)
KEPT_READ = dt.timedelta(days=365)
COUNTED_TRY = dt.timedelta(days=2)
DONE_TASK = dt.timedelta(days=1)
FAILED_TASK = dt.timedelta(days=30)
DISPATCH = dt.timedelta(days=30)
MADE_PAPERS = dt.timedelta(hours=1)
# Copies that no command of ours deletes: the operations guide says how, and that it is promised.
BACKUP = dt.timedelta(days=30)


class Retention(NamedTuple):
    """How long (None: no fixed time), since or until when, and what deletes it: a command, or a method of a model."""

    period: dt.timedelta | None
    counted: str
    deleted_by: tuple[str, ...]


CASE = Retention(
    UNTOUCHED_CASE,
    "since the case was last changed; sooner, when its owner deletes it",
    ("forget_expired", "Case.forget"),
)
PHOTO = Retention(
    UNTOUCHED_CASE,
    "as the case; sooner, when its owner removes the photo. Files that no row names any more go after a day",
    ("forget_expired", "EvidencePhoto.remove", "sweep_evidence"),
)
PASTED = Retention(
    UNTOUCHED_CASE,
    "as the case; sooner, when its owner removes it",
    ("forget_expired", "Reply.remove", "Pasted.remove"),
)
CONTACT = Retention(
    UNTOUCHED_CASE, "as the case; sooner, when its owner removes it", ("forget_expired", "Conversation.remove")
)
FEED = Retention(
    UNTOUCHED_CASE, "as the case; sooner, when the address is revoked", ("forget_expired", "CalendarFeed.revoke")
)
CONSENT = Retention(
    UNTOUCHED_CASE, "as the case; sooner, when it is taken back", ("forget_expired", "OutcomeConsent.set_for")
)
ADDRESS = Retention(
    UNCONFIRMED_ADDRESS,
    "since it was asked for; once confirmed, as the case, and sooner when it is withdrawn or replaced",
    ("forget_expired", "remind", "MailAddress.withdraw"),
)
MAIL = Retention(
    UNTOUCHED_CASE, "as the case; one that was never sent, until the next day", ("forget_expired", "remind")
)
TASK = Retention(
    FAILED_TASK,
    f"since it was given up; {DONE_TASK.days} day since it was done. Names rows by number, never what stands in them",
    ("forget_expired",),
)
ON_ITS_WAY = Retention(DISPATCH, "since it was begun; names the case by number, and no address", ("forget_expired",))
PAPERS = Retention(MADE_PAPERS, "since they were asked for; sooner, with the case", ("drop_papers", "Case.forget"))
TRY = Retention(COUNTED_TRY, "since its window began", ("Attempts.allow",))
SESSION = Retention(
    UNTOUCHED_CASE,
    f"since it was last written to; {UNFINISHED_CASE.days} days where it holds no case, only answers for one to be made",
    ("forget_expired",),
)
STAFF = Retention(None, "as long as the person works here", ("User.delete",))
STAFF_READ = Retention(
    KEPT_READ,
    "since a member of staff looked at a case; sooner, when its owner deletes it",
    ("forget_expired", "Case.forget"),
)
VALID = Retention(None, "as long as it is right: facts about platforms and law, and nobody's data", ())
NOT_PERSONAL = Retention(None, "as its row; says nothing of anybody by itself", ())

EVERY_FIELD = "*"

# By the names of models. A model or a field that is missing here stops the start: it needs a term, or a word that it
# says nothing of anybody. Only what is nobody's data as a whole may stand for `EVERY_FIELD`.
RETENTION: Mapping[str, Mapping[Retention, str]] = {
    "Case": {
        CASE: "key_hash reference intake_id problem order_number item amount currency payment story "
        "paid_on dispatched_on promised_on received_on noticed_on requested_on offered_on approved_on shipped_back_on "
        "arrived_on cleared_on confirmed_on protection_ends_on seller_known_on paypal_disputed_on countdowns status "
        "review_asked_at outcome promises stays_in_korea announced_deadlines "
        "closed_at created_at updated_at",
        NOT_PERSONAL: "id chain_length chain_head",
    },
    "CaseEvent": {
        CASE: "kind role by by_recorded old_status new_status outcome happened_on note data created_at",
        NOT_PERSONAL: "id case number scheme previous_hash hash",
    },
    "StaffRead": {STAFF_READ: "by name what read_at", NOT_PERSONAL: "id case"},
    "EvidencePhoto": {
        PHOTO: "kind caption original_name original large thumb boxes blackout_large blackout_thumb blackout_sha256 "
        "sha256 large_sha256 thumb_sha256 taken_at_claimed measures received_at",
        NOT_PERSONAL: "id case format byte_size width height thumb_width thumb_height turn as_is is_sorted",
    },
    "WaivedShot": {CASE: "kind", NOT_PERSONAL: "id case"},
    "ReturnAddress": {
        CASE: "country postcode address other_script recipient phone note checked_at checked_against checked_by "
        "updated_at",
        NOT_PERSONAL: "id case",
    },
    "Shipment": {CASE: "carrier tracking_number shipped_on expected_on receipt updated_at", NOT_PERSONAL: "id case"},
    "Station": {CASE: "tracking_number happened_on time said created_at struck_at", NOT_PERSONAL: "id case"},
    "Part": {CASE: "name packed_at", NOT_PERSONAL: "id case"},
    "Entry": {
        CASE: "sort amount currency happened_on said_by share answer_by_on note created_at struck_at",
        NOT_PERSONAL: "id case",
    },
    "OrderTerms": {CASE: "domestic_seller domestic_payment instalments", NOT_PERSONAL: "id case"},
    "Filing": {CASE: "rung filed_on number answer_on created_at", NOT_PERSONAL: "id case"},
    "Rung": {VALID: EVERY_FIELD},
    "OutcomeConsent": {CONSENT: "given_at", NOT_PERSONAL: "id case"},
    "Conversation": {
        CONTACT: "channel person happened_at number said until_on answer answered_at in_papers created_at",
        NOT_PERSONAL: "id case",
    },
    "Reply": {PASTED: "original sha256 received_at", NOT_PERSONAL: "id case"},
    "Pasted": {PASTED: "original sha256 received_at", NOT_PERSONAL: "id case"},
    "CalendarFeed": {FEED: "token_hash created_at", NOT_PERSONAL: "id case"},
    "MailAddress": {
        ADDRESS: "address token_hash asks consented_at confirmed_at look_on",
        NOT_PERSONAL: "id case changes",
    },
    "Basis": {NOT_PERSONAL: EVERY_FIELD},
    "ChosenDay": {CASE: "on note created_at", NOT_PERSONAL: "id case"},
    "ReminderMail": {MAIL: "to on stop_hash claimed_at sent_at", NOT_PERSONAL: "id case line tries"},
    "Reminder": {
        MAIL: "slug step title deadline_on counted_from token_hash answer answered_at",
        NOT_PERSONAL: "id case mail",
    },
    "Attempts": {TRY: "key window_starts_at count", NOT_PERSONAL: "id"},
    "ContactChannel": {VALID: EVERY_FIELD},
    "OpeningPeriod": {VALID: EVERY_FIELD},
    "HoursException": {VALID: EVERY_FIELD},
    "Holiday": {VALID: EVERY_FIELD},
    "PolicyFact": {VALID: EVERY_FIELD},
    "DeadlineRule": {VALID: EVERY_FIELD},
    "TrackingPage": {VALID: EVERY_FIELD},
    "MessageTemplate": {VALID: EVERY_FIELD},
    "MessageBox": {VALID: EVERY_FIELD},
    "ReplyRule": {VALID: EVERY_FIELD},
    "ReferenceVersion": {NOT_PERSONAL: EVERY_FIELD},
    "Making": {
        PAPERS: "choice size part parts chain_head asked_at made_at failed_at task",
        NOT_PERSONAL: "id case",
    },
    "Worker": {NOT_PERSONAL: EVERY_FIELD},
    "Round": {NOT_PERSONAL: EVERY_FIELD},
    "Dispatch": {ON_ITS_WAY: "key outcome tries begun_at ended_at", NOT_PERSONAL: "id"},
    # Of Django and of its tasks.
    "DBTaskResult": {
        TASK: "status enqueued_at started_at finished_at args_kwargs task_path worker_ids run_after return_value "
        "exception_class_path traceback",
        NOT_PERSONAL: "id priority queue_name backend_name",
    },
    "Session": {SESSION: "session_key session_data expire_date"},
    "User": {
        STAFF: "password last_login username first_name last_name email is_staff is_superuser is_active date_joined "
        "groups user_permissions",
        NOT_PERSONAL: "id",
    },
    "TOTPDevice": {
        STAFF: "user name confirmed key step t0 digits tolerance drift last_t created_at last_used_at "
        "throttling_failure_timestamp throttling_failure_count",
        NOT_PERSONAL: "id",
    },
    "StaticDevice": {
        STAFF: "user name confirmed created_at last_used_at throttling_failure_timestamp throttling_failure_count",
        NOT_PERSONAL: "id",
    },
    "StaticToken": {STAFF: "token", NOT_PERSONAL: "id device"},
    "LogEntry": {
        STAFF: "action_time user object_id object_repr change_message",
        NOT_PERSONAL: "id content_type action_flag",
    },
    "Group": {NOT_PERSONAL: EVERY_FIELD},
    "Permission": {NOT_PERSONAL: EVERY_FIELD},
    "ContentType": {NOT_PERSONAL: EVERY_FIELD},
}
