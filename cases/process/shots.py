"""Shots: the photos that help a case, what each shows and how to take it.

A shot is what is asked for (a problem has a list of them); a photo of that `kind` is what a buyer gave. `kind` of a
photo is the slug of its shot.

They follow the platform's own advice pages and the consumer agencies' (order page, listing, label, defect on video,
size with ruler).
"""

from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True)
class Shot:
    slug: str
    label: str | Promise
    hint: str | Promise

    @property
    def drawing(self) -> str:
        """The template of its drawn example."""
        return f"shots/{self.slug}.svg"


SHOTS: dict[str, Shot] = {
    shot.slug: shot
    for shot in (
        Shot(
            "damage", _("망가진 부분"), _("깨지거나 찢어진 곳을 가까이에서 한 장, 물건 전체가 나오게 한 장 찍으세요.")
        ),
        Shot("outer-box", _("겉 상자"), _("찌그러지거나 젖은 곳이 보이게 상자 여섯 면을 찍으세요.")),
        Shot("inner-packing", _("속 포장"), _("완충재와 물건이 놓인 모습을 꺼내기 전 그대로 찍으세요.")),
        Shot("label", _("운송장 라벨"), _("운송장 번호가 또렷하게 읽히게 찍으세요. 전화번호와 집 주소는 가려도 돼요.")),
        Shot("item", _("받은 물건 전체"), _("밝은 곳에서 물건 전체가 한 화면에 들어오게 찍으세요.")),
        Shot("difference", _("다른 부분"), _("설명과 다른 곳을 하나씩 가까이에서 찍으세요.")),
        Shot(
            "listing",
            _("상품 페이지 화면"),
            _("상품 설명과 선택한 옵션이 보이게 화면을 캡처하세요. 판매자가 바꾸기 전에 남겨 두세요."),
        ),
        Shot("ruler", _("자를 대고 잰 크기"), _("물건을 평평하게 펴고 자나 줄자를 나란히 대고 찍으세요.")),
        Shot("size-label", _("크기·모델 표시"), _("크기 라벨이나 모델명이 읽히게 찍으세요.")),
        Shot(
            "fault",
            _("고장 난 모습"),
            _("전자제품이라면 켰을 때의 오류 화면이나 멈춘 모습을 찍으세요. 영상은 알리익스프레스에 직접 올리세요."),
        ),
        Shot("all-pieces", _("받은 것 전부"), _("상자와 받은 구성품을 모두 펼쳐 한 장에 담으세요.")),
        Shot("weight", _("무게"), _("저울에 올린 모습이나 라벨에 적힌 무게를 찍으세요.")),
        Shot("tracking", _("배송 조회 화면"), _("운송장 번호와 마지막 상태, 날짜가 보이게 화면을 캡처하세요.")),
        Shot("order", _("주문 화면"), _("주문번호, 결제일, 약속한 배송일이 보이게 화면을 캡처하세요.")),
        Shot(
            "courier-note",
            _("택배사 확인"),
            _("못 받았거나 부서져 왔다면 택배사의 답변이나 접수 번호, 확인서를 남기세요."),
        ),
        Shot("customs", _("세관 안내문"), _("통관이 막혔다면 이유가 적힌 공식 안내문을 찍으세요.")),
        Shot("recall", _("리콜 안내 화면"), _("상품 이름과 모델명, 리콜한 이유가 보이게 화면을 캡처하세요.")),
        Shot("brand", _("상표·정품 표시"), _("로고, 바느질, 일련번호처럼 정품과 다른 부분을 가까이에서 찍으세요.")),
        Shot("refund-screen", _("환불 진행 화면"), _("환불 승인 날짜와 금액이 보이게 화면을 캡처하세요.")),
        Shot("statement", _("카드·결제 내역"), _("결제와 취소 내역이 보이게 캡처하고 카드번호는 가리세요.")),
        Shot("conversation", _("판매자와 나눈 대화"), _("날짜와 내용이 함께 보이게 대화 화면을 캡처하세요.")),
        Shot("refusal", _("거절 통보 화면"), _("거절한 이유와 날짜가 보이게 화면을 캡처하세요.")),
        Shot("unused", _("사용하지 않은 상태"), _("태그(택)와 포장이 그대로인 것이 보이게 찍으세요.")),
        Shot("return-items", _("보낼 물건"), _("돌려보낼 물건과 구성품을 펼쳐 하나씩, 개수가 보이게 찍으세요.")),
        Shot("packed", _("반품 포장"), _("물건을 상자에 넣은 모습을 닫기 전에 찍으세요.")),
        Shot("sealed", _("봉한 상자"), _("테이프로 봉한 상자를 받는 주소가 읽히게 찍으세요.")),
        Shot("waybill", _("반품 운송장"), _("상자에 붙은 운송장의 번호와 받는 곳이 읽히게 찍으세요.")),
        Shot("receipt", _("반품 접수 영수증"), _("우체국·택배 영수증과 운송장 번호가 읽히게 찍으세요.")),
        Shot("other", _("그 밖의 사진"), _("사건을 설명하는 데 필요한 다른 사진이에요.")),
    )
}


def shot_choices() -> Iterator[tuple[str, str | Promise]]:
    """Choices of the model field; a callable, so that a new shot needs no migration."""
    return ((shot.slug, shot.label) for shot in SHOTS.values())


# What shows that a return was whole and went to the right place, in the order in which it happens: at home, and where the
# parcel is handed over.
PACKING_SHOTS: tuple[Shot, ...] = tuple(SHOTS[slug] for slug in ("return-items", "packed", "sealed", "weight"))
POSTING_SHOTS: tuple[Shot, ...] = tuple(SHOTS[slug] for slug in ("waybill", "receipt"))
RETURN_SHOTS: tuple[Shot, ...] = (*PACKING_SHOTS, *POSTING_SHOTS)

# Not everybody has scales.
MAY_LACK = frozenset({"weight"})
