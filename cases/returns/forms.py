"""The return address and the parcel."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from cases.casefile.models import Case
from cases.core.fields import (
    ClockField,
    DayField,
    LineField,
    ParsedField,
    PastedField,
    PhoneField,
    PostcodeField,
    ProseField,
)
from cases.core.formats import carriers
from cases.core.formats.stations import MOST_SAID, Station
from cases.core.incoming import Form, PastedForm
from cases.core.retention import UNTOUCHED_CASE
from cases.imaging.limits import ACCEPT
from cases.process.anchors import wrong_days
from cases.returns.models import ReturnAddress

COUNTRY = ReturnAddress.Country


class AddressForm(Form):
    """Where the platform says the goods go back to."""

    country = forms.ChoiceField(
        label=_("어느 나라로 보내나요?"),
        choices=COUNTRY.choices,
        initial=COUNTRY.KOREA,
        widget=forms.RadioSelect(attrs={"class": "choices--small choices--three"}),
        error_messages={
            "required": _("나라를 고르세요."),
            "invalid_choice": _("한국, 중국, 홍콩 가운데 하나를 고르세요."),
        },
    )
    recipient = LineField(
        label=_("받는 사람"),
        max_length=120,
        help_text=_("회사 이름이나 물류센터 이름도 괜찮아요."),
        error_messages={"required": _("받는 사람을 적어 주세요."), "max_length": _("120자까지 적을 수 있어요.")},
    )
    phone = PhoneField(label=_("받는 사람 전화번호"))
    postcode = PostcodeField(help_text=_("한국은 숫자 5자리, 중국은 6자리예요. 홍콩은 비워 두세요."))
    address = ProseField(
        label=_("주소"),
        rows=3,
        max_length=500,
        help_text=_("주문 화면이나 반품 라벨에 나온 주소를 한 글자도 바꾸지 말고 적으세요."),
        error_messages={"required": _("주소를 적어 주세요."), "max_length": _("500자까지 적을 수 있어요.")},
    )
    other_script = ProseField(
        label=_("다른 글자로 쓴 주소"),
        required=False,
        rows=2,
        max_length=500,
        help_text=_(
            "해외로 보낼 때, 영문과 한자 주소가 둘 다 나와 있으면 나머지 하나를 붙여 넣으세요. 라벨에 함께 인쇄해요."
        ),
        error_messages={"max_length": _("500자까지 적을 수 있어요.")},
    )
    note = LineField(
        label=_("반품 번호나 메모"),
        required=False,
        max_length=200,
        help_text=_("반품 번호(RMA)나 상자에 적으라고 한 것이 있으면 적어 두세요."),
        error_messages={"max_length": _("200자까지 적을 수 있어요.")},
    )

    @property
    def more_is_open(self) -> bool:
        """Whether what is rarely written is in sight: something stands there, or the goods go abroad."""
        rare = ("other_script", "note")
        return self["country"].value() != COUNTRY.KOREA or any(self[name].value() or self[name].errors for name in rare)

    def clean(self) -> dict[str, Any]:
        """Hold the postcode to its country; what only looks odd is a warning of the page, not an error."""
        values = super().clean() or {}
        country, typed = values.get("country"), values.get("postcode", "")
        if country and typed:
            field = self.fields["postcode"]
            assert isinstance(field, PostcodeField)  # noqa: S101 (for the type checker)
            try:
                values["postcode"] = field.of(country, typed)
            except forms.ValidationError as error:
                self.add_error("postcode", error)
        elif country == COUNTRY.KOREA:
            self.add_error("postcode", _("한국으로 보낼 때는 우편번호 5자리를 적어 주세요."))
        return values


class CheckForm(Form):
    """What the buyer compared the address with."""

    against = forms.ChoiceField(
        label=_("보내기 전에 한 글자씩 비교하세요"),
        help_text=_("한 글자만 틀려도 소포가 돌아오거나 사라질 수 있어요. 어디와 비교했는지 고르세요."),
        choices=ReturnAddress.CheckedAgainst.choices,
        widget=forms.RadioSelect,
        error_messages={"required": _("무엇과 비교했는지 하나를 고르세요."), "invalid_choice": _("하나를 고르세요.")},
    )


class ShipmentForm(Form):
    carrier = forms.ChoiceField(
        label=_("택배사"),
        choices=carriers.carrier_choices,
        widget=forms.RadioSelect(attrs={"class": "choices--small choices--even"}),
        error_messages={
            "required": _("택배사를 고르세요. 목록에 없으면 기타를 고르세요."),
            "invalid_choice": _("목록에 있는 것 하나를 고르세요."),
        },
    )
    tracking_number = ParsedField(
        label=_("운송장 번호"),
        parse=carriers.parse_tracking,
        wrong=_("운송장 번호는 영문과 숫자 6~35자예요. 영수증의 번호를 확인해 주세요."),
        help_text=_("띄어쓰기나 하이픈이 있어도 돼요."),
        widget=forms.TextInput(attrs={"autocomplete": "off", "autocapitalize": "characters", "class": "input--medium"}),
        error_messages={"required": _("운송장 번호를 적어 주세요. 번호가 없으면 보낸 것을 증명하기 어려워요.")},
    )
    shipped_on = DayField(label=_("보낸 날"), required=True)
    receipt = forms.FileField(
        label=_("접수 영수증 사진"),
        required=False,
        allow_empty_file=True,
        help_text=_("우체국·택배 영수증과 운송장이 보이게 찍어 두세요. 나중에 올려도 돼요."),
        widget=forms.FileInput(attrs={"accept": ACCEPT}),
    )

    def __init__(self, *args: Any, case: Case, today: dt.date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.case, self.today = case, today
        # As where a step is recorded: most write it down on the day on which they went to the post office.
        self.fields["shipped_on"].initial = today

    def clean_shipped_on(self) -> dt.date:
        """Hold the day against today and the other days of the case."""
        day: dt.date = self.cleaned_data["shipped_on"]
        days = {
            "paid_on": self.case.paid_on,
            "received_on": self.case.received_on,
            "shipped_back_on": day,
        }
        if sentence := wrong_days(days, self.today).get("shipped_back_on"):
            raise forms.ValidationError(str(sentence))
        return day


class StationForm(Form):
    """Where the parcel was, one line by hand."""

    happened_on = DayField(label=_("날짜"), required=True)
    time = ClockField(
        label=_("시각"),
        required=False,
        widget=forms.TimeInput(attrs={"type": "time", "class": "input--short"}, format="%H:%M"),
        error_messages={"invalid": _("시각을 읽지 못했어요. 15:20처럼 적어 주세요.")},
    )
    said = LineField(
        label=_("어디에서 어떻게 됐나요?"),
        max_length=MOST_SAID,
        help_text=_("조회 화면에 나온 말이나 전화로 들은 말을 한 줄로 적으세요. 예: 인천 국제우편물류센터, 발송준비"),
        error_messages={
            "required": _("조회 화면에 나온 말을 한 줄로 적어 주세요."),
            "max_length": _("200자까지 적을 수 있어요."),
        },
    )

    def __init__(self, *args: Any, today: dt.date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.today = today

    def clean_happened_on(self) -> dt.date:
        """Refuse a day that is nowhere yet; east of here it may be tomorrow."""
        day: dt.date = self.cleaned_data["happened_on"]
        if day > self.today + dt.timedelta(days=1):
            raise forms.ValidationError(_("아직 오지 않은 날짜예요. 조회 화면의 날짜를 확인해 주세요."))
        return day

    @property
    def station(self) -> Station:
        values = self.cleaned_data
        return Station(values["happened_on"], values["time"], values["said"])


class TrackingForm(PastedForm):
    """What was copied from a tracking page; the box for whatever was copied takes it."""

    text = PastedField(
        label=_("조회 화면 붙여넣기"),
        rows=5,
        help_text=_("택배사 조회 화면에서 날짜와 진행 상황을 복사해 그대로 붙여 넣으세요. 적기 전에 먼저 보여 드려요."),
    )


class ExpectedForm(Form):
    """The day on which the parcel should arrive, as somebody told; empty takes it back."""

    expected_on = DayField(
        label=_("언제 도착한다고 하나요?"),
        help_text=_("우체국·택배사 창구나 조회 화면에서 알려 준 날이에요. 비우고 저장하면 지워요."),
    )

    def __init__(self, *args: Any, shipped_on: dt.date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.shipped_on = shipped_on

    def clean_expected_on(self) -> dt.date | None:
        """Hold the day against the one on which the parcel was sent."""
        day: dt.date | None = self.cleaned_data["expected_on"]
        if day and day < self.shipped_on:
            raise forms.ValidationError(_("보낸 날보다 빨라요. 날짜를 확인해 주세요."))
        if day and day > self.shipped_on + UNTOUCHED_CASE:
            raise forms.ValidationError(_("1년 안의 날짜를 적어 주세요."))
        return day
