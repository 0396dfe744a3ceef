"""Boxes to black out on a photo, typed as numbers: what a pointer draws ends up in the same fields."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import TYPE_CHECKING, Any, cast

from django import forms
from django.core.exceptions import ValidationError
from django.http import QueryDict
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from cases.core.incoming import Form
from cases.core.text import plain
from cases.imaging.redact import MAX_BOXES, MIN_EDGE, WHOLE, Box, turned_box

PREFIX = "boxes"
SIDES = ("left", "top", "width", "height")
# Boxes are typed in percent with two digits behind the point, and kept in ten-thousandths.
_PER_PERCENT = WHOLE // 100
_SMALLEST = Decimal(MIN_EDGE) / _PER_PERCENT


_ERRORS = {
    "required": _("‘{name}’에도 숫자를 적으세요."),
    "invalid": _("‘{name}’에는 12.5처럼 숫자만 적으세요."),
    "min_value": _("‘{name}’ 값은 {least}보다 작을 수 없어요."),
    "max_value": _("‘{name}’ 값은 100보다 클 수 없어요."),
    "max_decimal_places": _("‘{name}’ 값은 소수점 아래 두 자리까지 적으세요."),
}


class PercentField(forms.DecimalField):
    """A share of the picture's width or height, at least `least` percent, with two digits behind the point."""

    def __init__(self, *, name: Any, least: Decimal) -> None:
        super().__init__(
            label=format_lazy("{} (%)", name),
            min_value=least,
            max_value=100,
            decimal_places=2,
            error_messages={code: format_lazy(text, name=name, least=least) for code, text in _ERRORS.items()},
        )
        self.widget.attrs |= {"inputmode": "decimal"}

    def to_python(self, value: Any) -> Any:
        """Return the number, also where it is full-width or its sign of percent was typed along."""
        return super().to_python(plain(value).removesuffix("%") if isinstance(value, str) else value)


class BoxForm(Form):
    """One box; all four numbers blank means no box."""

    left = PercentField(name=_("왼쪽에서"), least=Decimal(0))
    top = PercentField(name=_("위에서"), least=Decimal(0))
    width = PercentField(name=_("너비"), least=_SMALLEST)
    height = PercentField(name=_("높이"), least=_SMALLEST)

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean() or self.cleaned_data
        beyond = {
            "width": _("사진 오른쪽 밖으로 나가요. ‘왼쪽에서’와 ‘너비’를 더해 100을 넘지 않게 적으세요."),
            "height": _("사진 아래 밖으로 나가요. ‘위에서’와 ‘높이’를 더해 100을 넘지 않게 적으세요."),
        }
        for start, size in (("left", "width"), ("top", "height")):
            if start in data and size in data and data[start] + data[size] > 100:
                self.add_error(size, beyond[size])
        return data

    @property
    def box(self) -> Box | None:
        """Return the box of a valid form in ten-thousandths, or None where the numbers are blank."""
        data = self.cleaned_data
        if not data:
            return None
        left, top, width, height = (int(data[name] * _PER_PERCENT) for name in SIDES)
        return left, top, width, height


if TYPE_CHECKING:
    _BaseFormSet = forms.BaseFormSet[BoxForm]
else:
    _BaseFormSet = forms.BaseFormSet


class BoxFormsBase(_BaseFormSet):
    default_error_messages = {
        "too_many_forms": _("한 사진에서 %(num)d곳까지 가릴 수 있어요. 가까운 곳끼리 한 칸으로 합쳐 주세요."),
    }

    def clean(self) -> None:
        if not any(self.errors) and not self.boxes:
            raise ValidationError(_("가릴 곳을 한 칸 이상 그리거나 숫자로 적으세요."), code="no-box")

    @property
    def boxes(self) -> list[Box]:
        """Return the boxes of valid forms, each once."""
        return list(dict.fromkeys(form.box for form in self.forms if form.box))


BoxForms = cast(
    type[BoxFormsBase],
    forms.formset_factory(
        BoxForm, formset=BoxFormsBase, extra=0, max_num=MAX_BOXES, absolute_max=MAX_BOXES + 1, validate_max=True
    ),
)


def saved_boxes(boxes: list[list[int]], *, blank: int) -> BoxFormsBase:
    """Return the forms of a photo's boxes, and `blank` empty ones as far as there is room."""
    return _unbound([_typed(box) for box in boxes], blank)


def more_boxes(data: QueryDict, *, blank: int) -> BoxFormsBase:
    """Return forms with what was typed, right or wrong, and `blank` empty ones more."""
    return _unbound(_rows(data), blank)


def turned_boxes(data: QueryDict, degrees: int, *, blank: int) -> BoxFormsBase:
    """Return the same with boxes that were drawn before their photo was turned; what is no box stays as typed."""
    rows = []
    for row in _rows(data):
        form = BoxForm(row)
        box = form.box if form.is_valid() else None
        rows.append(_typed(turned_box(box, degrees)) if box else row)
    return _unbound(rows, blank)


def turned_since(data: QueryDict, turn: int) -> int:
    """Return by how many degrees a photo, at `turn` now, was turned after the page with these boxes was made."""
    then = data.get("turn", "")
    return (turn - int(then)) % 360 if then in {"0", "90", "180", "270"} else 0


def _rows(data: QueryDict) -> list[dict[str, str]]:
    rows = [{name: data.get(f"{PREFIX}-{index}-{name}", "") for name in SIDES} for index in range(MAX_BOXES)]
    return [row for row in rows if any(row.values())]


def _typed(box: Sequence[int]) -> dict[str, str]:
    return dict(zip(SIDES, map(_percent, box), strict=True))


def _percent(part: int) -> str:
    return f"{Decimal(part) / _PER_PERCENT:g}" if part % _PER_PERCENT else str(part // _PER_PERCENT)


def _unbound(initial: list[dict[str, str]], blank: int) -> BoxFormsBase:
    forms_ = BoxForms(prefix=PREFIX, initial=initial)
    forms_.extra = blank
    return forms_
