"""One form for whatever was said: on the phone, in a chat, by mail or by post."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from cases.conversations.models import MOST_SAID, Conversation
from cases.core.days import SEOUL
from cases.core.fields import CodeField, DayField, LineField, ProseField
from cases.core.formats.dates import read_day, read_time
from cases.core.incoming import Form
from cases.core.retention import UNTOUCHED_CASE
from cases.core.text import plain
from cases.process.contacts import Via

# A clock that goes a little fast is no slip.
AHEAD = dt.timedelta(minutes=10)
# How long from the day of the conversation; 24 to 48 hours end with the second day.
WITHIN = [
    ("", _("약속은 없었어요")),
    ("0", _("오늘")),
    ("1", _("내일")),
    ("2", _("24~48시간")),
    ("3", _("3일")),
    ("7", _("7일")),
]


def read_moment(text: str, today: dt.date) -> dt.datetime | None:
    """Return the moment in Seoul that `text` names, on `today` where it names a time alone; None where it names none."""
    try:
        moment = dt.datetime.fromisoformat(text)
        return moment.replace(tzinfo=moment.tzinfo or SEOUL) if "T" in text or ":" in text else None
    except ValueError:
        pass
    words = plain(text).replace("오늘", " ").split()
    for at in range(len(words)):
        day = read_day(" ".join(words[:at])) if at else today
        time = read_time(" ".join(words[at:]))
        if day and time:
            return dt.datetime.combine(day, time, tzinfo=SEOUL)
    return None


class MomentField(forms.CharField):
    """When something was, to the minute, in Seoul; chosen, or typed in any usual way. Empty is now."""

    now: dt.datetime

    def __init__(self, **kwargs: Any) -> None:
        control = forms.DateTimeInput(attrs={"type": "datetime-local", "class": "input--medium"})
        super().__init__(required=False, widget=control, **kwargs)

    def clean(self, value: Any) -> dt.datetime:
        """Return the moment."""
        text = str(value or "").strip()
        if not text:
            return self.now
        moment = read_moment(text, self.now.astimezone(SEOUL).date())
        if moment is None:
            raise forms.ValidationError(
                _("날짜와 시각을 읽지 못했어요. 2026-11-20 15:30처럼 적어 주세요."), code="invalid"
            )
        if moment > self.now + AHEAD:
            raise forms.ValidationError(_("아직 오지 않은 때예요. 연락한 날짜와 시각을 확인해 주세요."), code="future")
        if moment.year < 2012:
            raise forms.ValidationError(_("너무 오래된 날짜예요. 연도를 확인해 주세요."), code="too_old")
        return moment


class ConversationForm(Form):
    """What was said and promised; the one or the other is enough."""

    channel = forms.ChoiceField(
        label=_("어떻게 연락했나요?"),
        choices=Via.choices,
        initial=Via.PHONE,
        widget=forms.RadioSelect(attrs={"class": "choices--small"}),
        error_messages={
            "required": _("연락한 방법을 하나 고르세요."),
            "invalid_choice": _("목록에서 하나를 고르세요."),
        },
    )
    promised_within = forms.ChoiceField(
        label=_("언제까지 해 준다고 했나요?"),
        choices=WITHIN,
        required=False,
        widget=forms.RadioSelect(attrs={"class": "choices--small"}),
        help_text=_("고르면 그날을 기한에 넣어 사건 화면에서 알려 드려요."),
        error_messages={"invalid_choice": _("목록에서 하나를 고르세요.")},
    )
    promised_until = DayField(label=_("다른 날이면 그 날짜"))
    said = ProseField(
        label=_("뭐라고 했나요?"),
        required=False,
        rows=4,
        max_length=MOST_SAID,
        help_text=_("들은 그대로 적거나, 채팅을 복사해 그대로 붙여 넣으세요."),
        error_messages={"max_length": _("20,000자까지 적을 수 있어요.")},
    )
    person = LineField(
        label=_("누구와"),
        required=False,
        max_length=60,
        help_text=_("예: 판매자, 고객센터 상담원 이름"),
        error_messages={"max_length": _("60자까지 적을 수 있어요.")},
    )
    number = CodeField(
        label=_("상담·접수 번호"),
        required=False,
        max_length=40,
        widget=forms.TextInput(attrs={"autocomplete": "off", "class": "input--medium"}),
        error_messages={"max_length": _("40자까지 적을 수 있어요.")},
    )
    happened_at = MomentField(label=_("연락한 때 (한국 시간)"))
    in_papers = forms.BooleanField(
        label=_("증거 모음에 넣을게요"),
        required=False,
        help_text=_("카드사나 소비자 기관에 낼 파일에 이 연락을 넣어요."),
    )

    # What is asked first; the rest is folded.
    FIRST = ("channel", "promised_within", "promised_until", "said")

    def __init__(self, *args: Any, now: dt.datetime, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.now = now
        moment = self.fields["happened_at"]
        moment.now = now  # type: ignore[attr-defined]
        moment.initial = f"{now.astimezone(SEOUL):%Y-%m-%dT%H:%M}"

    @property
    def first(self) -> list[forms.BoundField]:
        return [self[name] for name in self.FIRST]

    @property
    def more(self) -> list[forms.BoundField]:
        return [field for field in self.visible_fields() if field.name not in self.FIRST]

    @property
    def more_is_open(self) -> bool:
        """Whether something of the rest was filled in, or has to be put right."""
        return any(field.errors or (field.name != "happened_at" and field.value()) for field in self.more)

    def clean(self) -> dict[str, Any]:
        """Make a day of what was promised, and ask for words or a day."""
        values = super().clean() or {}
        within, moment = values.get("promised_within", ""), values.get("happened_at")
        if within and moment and not values.get("promised_until") and "promised_until" not in self.errors:
            values["promised_until"] = moment.astimezone(SEOUL).date() + dt.timedelta(days=int(within))
        self._check_until(values.get("promised_until"), moment)
        if not {"said", "promised_until"} & (self.errors.keys() | {name for name, value in values.items() if value}):
            self.add_error("said", _("들은 말을 적거나, 언제까지 해 준다고 했는지 골라 주세요."))
        return values

    def _check_until(self, until: dt.date | None, moment: dt.datetime | None) -> None:
        if until is None or moment is None:
            return
        if until < moment.astimezone(SEOUL).date():
            self.add_error("promised_until", _("연락한 날보다 앞선 날짜예요. 다시 확인해 주세요."))
        elif until > self.now.astimezone(SEOUL).date() + UNTOUCHED_CASE:
            self.add_error("promised_until", _("1년 안의 날짜를 적어 주세요."))

    def row_fields(self) -> dict[str, Any]:
        """Return the columns of the conversation."""
        names = ("channel", "person", "number", "said", "happened_at", "in_papers")
        values = self.cleaned_data
        return {**{name: values[name] for name in names}, "until_on": values.get("promised_until")}

    @staticmethod
    def initial_of(row: Conversation) -> dict[str, Any]:
        """Return what is stored, as the form asks for it."""
        names = ("channel", "person", "number", "said", "in_papers")
        moment = f"{row.happened_at.astimezone(SEOUL):%Y-%m-%dT%H:%M}"
        return {
            **{name: getattr(row, name) for name in names},
            "happened_at": moment,
            "promised_until": row.until_on,
        }
