"""A particle keeps to its word and a date together, and nothing but the place where a line may break is changed."""

from __future__ import annotations

import re

import pytest

from cases.core.joints import JOINT, SPACE, with_joints


def _plain(page: str) -> str:
    return page.replace("|", "").replace("~", " ")


def _joined(page: str) -> str:
    return page.replace("|", JOINT).replace("~", SPACE)


@pytest.mark.parametrize(
    "page",
    [
        "<p>‘받지~못함’|을 고르세요</p>",
        "<p>환불(7일)|은</p>",
        "<p>전체의 50%|를</p>",
        "<p>11월~30일|(월)|까지</p>",
        '<p><time datetime="2026-11-30">30일|(월)</time>|까지</p>',
        '<p><a href="/?a=1&amp;b=(2)">‘확인하기’</a>|에서</p>',
        "<p><b><i>‘가’</i></b>|를</p>",
        "<p>‘가’(나)|는</p>",
    ],
)
def test_a_particle_is_joined_to_the_mark_before_it(page: str) -> None:
    assert with_joints(_plain(page)) == _joined(page)


@pytest.mark.parametrize(
    "page",
    [
        "<p>2026년~11월~6일까지</p>",
        "<p>2026년~12월에, 1월~2일부터</p>",
        "<p>2026년~11월~30일|(월)|까지</p>",
        "<p>I paid on 6~November~2026.</p>",
        "<p>[사진 1 / Photo 1] of 30~May~2026</p>",
        '<p><time datetime="2026-11-23">2026.~11.~23.</time> 확인</p>',
    ],
)
def test_a_date_is_in_one_piece(page: str) -> None:
    assert with_joints(_plain(page)) == _joined(page)


@pytest.mark.parametrize(
    "page",
    [
        "<p>오후~3시~30분부터 밤 10시</p>",
        "<p>20만~원 이상, 3만~5천~원</p>",
        "<p>알려~준 주소만, 그냥~열려요, 4가지~중 2가지, 6장~중 0장, 겉~상자와 속~포장</p>",
        "<p>꼭~적으세요. 규칙으로 센~기한, 산~물건과 부산 물건</p>",
        "<p>세종대로~209, 견본로12번길~3-4<br>앞으로 30일, 문자로 3,000원</p>",
    ],
)
def test_an_hour_and_an_amount_are_in_one_piece(page: str) -> None:
    assert with_joints(_plain(page)) == _joined(page)


@pytest.mark.parametrize(
    "page",
    [
        "<p>‘상품을~받지~못함’|을, ‘상품을~받지~못함’ 다음</p>",
        "<p>알게~된~날부터~30일, 돌려받는 데 걸리는~날, 먼저 오는~날까지</p>",
        "<p>주문~화면에 나온 날짜</p>",
        "<p>올릴~수 있어요. 할~수 없어요. 아닌~것 같아요. 수량과 수면</p>",
        "<p>9월~29일부터 2026년~11월~16일까지</p>",
    ],
)
def test_a_name_and_a_day_keep_what_they_belong_to(page: str) -> None:
    assert with_joints(_plain(page)) == _joined(page)


@pytest.mark.parametrize(
    "page",
    [
        "<p>12월 말, 10일 20일, 3시 이후, 오전 내내, 20만 명</p>",
        "<p>‘환불’ 을, ‘지금은 환불이 안 된다고 해요’ 라고, 날씨와 날개</p>",
        "<p>29일부터 30일까지, 1일부터 48일</p>",
        "<p>(가)</p><p>나</p>",
        "<p>(가)<br>나</p>",
        "<p>(가)<b></b> 나</p><p>(가)<b> </b>나</p>",
        "<p>(가)<!-- (가) -->나</p><p><b>(가)</b><br><b>나</b></p>",
        "<p>(abc)def 그대로(아래)</p>",
        "<p>3개월 30일, 3년 5개월, 2026 11 6</p><p>It may 2026 times, 3 May be, Maybe 2026</p>",
        "<title>‘가’를</title><textarea>‘가’를</textarea><select><option>(가)나</option></select>",
        "<script>'(가)나'</script><style>.a::after { content: '(가)나' }</style><pre>(가)나</pre>",
        "<!-- (가)나 --><img alt='(가)나 > (다)라'><svg><text>(가)나</text></svg>",
        '<input value="‘가’를 &gt; (나)는">',
    ],
)
def test_everything_else_stays(page: str) -> None:
    assert with_joints(page) == page


def test_a_chinese_date_is_in_one_piece() -> None:
    assert with_joints("<p>我于2026年11月6日付款</p>") == '<p>我于<span class="joint">2026年11月6日</span>付款</p>'


def test_what_is_read_stays_as_it_was() -> None:
    page = "<p>‘가’를 <time>2026년 11월 30일(월)</time>까지 50%는, 30 November 2026</p>"
    assert re.sub("<[^>]*>", "", with_joints(page)) == re.sub("<[^>]*>", "", page)
