"""A particle keeps to its word, and nothing but the place where a line may break is changed."""

from __future__ import annotations

import re

import pytest

from cases.core.joints import JOINT, with_joints


@pytest.mark.parametrize(
    "page",
    [
        "<p>‘받지 못함’|을 고르세요</p>",
        "<p>환불(7일)|은</p>",
        "<p>전체의 50%|를</p>",
        "<p>11월 30일|(월)|까지</p>",
        '<p><time datetime="2026-11-30">30일|(월)</time>|까지</p>',
        '<p><a href="/?a=1&amp;b=(2)">‘확인하기’</a>|에서</p>',
        "<p><b><i>‘가’</i></b>|를</p>",
        "<p>‘가’(나)|는</p>",
    ],
)
def test_a_particle_is_joined_to_the_mark_before_it(page: str) -> None:
    assert with_joints(page.replace("|", "")) == page.replace("|", JOINT)


@pytest.mark.parametrize(
    "page",
    [
        "<p>‘받지 못함’ 을</p>",
        "<p>(가)</p><p>나</p>",
        "<p>(가)<br>나</p>",
        "<p>(가)<b></b> 나</p><p>(가)<b> </b>나</p>",
        "<p>(가)<!-- (가) -->나</p><p><b>(가)</b><br><b>나</b></p>",
        "<p>(abc)def 그대로(아래)</p>",
        "<title>‘가’를</title><textarea>‘가’를</textarea><select><option>(가)나</option></select>",
        "<script>'(가)나'</script><style>.a::after { content: '(가)나' }</style><pre>(가)나</pre>",
        "<!-- (가)나 --><img alt='(가)나 > (다)라'><svg><text>(가)나</text></svg>",
        '<input value="‘가’를 &gt; (나)는">',
    ],
)
def test_everything_else_stays(page: str) -> None:
    assert with_joints(page) == page


def test_what_is_read_stays_as_it_was() -> None:
    page = "<p>‘가’를 <time>30일(월)</time>까지 50%는</p>"
    assert re.sub("<[^>]*>", "", with_joints(page)) == re.sub("<[^>]*>", "", page)
