"""What the order page is for, for every problem and status."""

import pytest

from cases.contact import order_page
from cases.process.problems import PROBLEMS, Problem, problem
from cases.process.situation import Situation
from cases.process.states import Status


def unknown(slug, *, received):
    """Make a problem that the product has no words for."""
    return Problem(
        slug=slug, title="?", summary="?", cause="?", remedy="?", icon="box", received=received, need="explain",
        shots=(), facts=(), rules=(),
    )  # fmt: skip


@pytest.mark.parametrize("status", [None, *Status])
@pytest.mark.parametrize("about", [None, *PROBLEMS, unknown("courier-damage", received=True)])
def test_there_is_always_something_to_do(status, about):
    assert order_page.use(Situation(status=status, problem=about))


@pytest.mark.parametrize(
    ("situation", "name", "word"),
    [
        (Situation(), "", "결과를 받는 곳"),
        (Situation(problem=problem("not-received")), "", "받지 못함"),
        (Situation(problem=problem("damaged")), "", "결과를 받는 곳"),
        (Situation(problem=problem("refund-delayed")), "", "승인됐는지"),
        (Situation(problem=problem("return-refused")), "주문 화면의 이의 제기", "이의를 제기"),
        (Situation(status=Status.REJECTED, problem=problem("damaged")), "주문 화면의 이의 제기", "이의를 제기"),
        (Situation(status=Status.FILED, problem=problem("damaged")), "", "답과 제안"),
        (Situation(status=Status.RETURN_DUE, problem=problem("damaged")), "", "운송장 번호"),
        (Situation(status=Status.APPROVED, problem=problem("damaged")), "", "승인됐는지"),
        (Situation(problem=unknown("cancel-order", received=False)), "주문 화면의 ‘주문 취소’ 버튼", "주문 취소"),
        (
            Situation(status=Status.PREPARING, problem=unknown("cancel-order", received=False)),
            "주문 화면의 ‘주문 취소’ 버튼",
            "주문 취소",
        ),
        (Situation(status=Status.FILED, problem=unknown("cancel-order", received=False)), "", "답과 제안"),
        (Situation(problem=unknown("customs-hold", received=False)), "", "통관"),
        (Situation(problem=unknown("shown-delivered", received=False)), "", "배송 완료"),
        (Situation(problem=unknown("lost", received=False)), "", "받지 못함"),
        (Situation(problem=unknown("unsafe-goods", received=True)), "", "결과를 받는 곳"),
    ],
)
def test_it_fits_where_the_buyer_stands(situation, name, word):
    assert order_page.name(situation) == name
    assert word in order_page.use(situation)
