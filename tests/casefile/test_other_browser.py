"""The notice on every page that hands out files."""

from __future__ import annotations

import html
import re

import pytest

from tests.support.factories import receive_photo

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("now")]

KAKAOTALK = "Mozilla/5.0 (iPhone; CPU iPhone OS 16_5_1 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Mobile/15E148 KAKAOTALK 10.3.1"
INSTAGRAM = KAKAOTALK.replace("KAKAOTALK 10.3.1", "Instagram 334.0.4.32.98 (iPhone14,5; iOS 17_5_1)")
SAFARI = KAKAOTALK.replace("Mobile/15E148 KAKAOTALK 10.3.1", "Version/16.5 Mobile/15E148 Safari/604.1")
HOSTILE = f'{KAKAOTALK} "><script>alert(1)</script>'


@pytest.fixture(params=["bundle/", "calendar/", "evidence/{photo}/"])
def page_of(request, owner, case):
    """Return what a page with downloads says to a browser."""
    photo = receive_photo(case)

    def ask(user_agent):
        response = owner.get(
            f"/cases/{case.reference}/{request.param.format(photo=photo.pk)}", headers={"user-agent": user_agent}
        )
        assert response.status_code == 200
        return response.text

    return ask


def test_the_address_to_copy_leads_to_the_door_and_carries_no_key(page_of, case, client):
    for user_agent in (KAKAOTALK, INSTAGRAM, SAFARI, ""):
        page = page_of(user_agent)
        [address] = re.findall(r'<span class="code" id="other-browser-address">([^<]+)</span>', page)
        assert 'data-copy="#other-browser-address"' in page
        assert address == f"http://testserver/cases/open/?reference={case.reference}"
        door = client.get(html.unescape(address).removeprefix("http://testserver"))
        assert f'value="{case.reference}"' in door.text
        assert "유리 티포트" not in door.text


def test_an_app_is_named_and_left_by_its_own_door(page_of, case):
    page = page_of(KAKAOTALK)
    assert 'data-browser="app"' in page
    assert "카카오톡 안에서는 파일을 받지 못할 수 있어요" in page
    assert (
        f'href="kakaotalk://web/openExternal?url=http%3A%2F%2Ftestserver%2Fcases%2Fopen%2F%3Freference%3D{case.reference}"'
        in page
    )


def test_an_app_without_a_door_is_told_where_its_menu_is(page_of):
    page = page_of(INSTAGRAM)
    assert "인스타그램 안에서는" in page
    assert "다른 브라우저로 열기</a>" not in page
    assert "Safari로 열기" in page


def test_a_browser_is_told_in_a_fold_only(page_of):
    page = page_of(SAFARI)
    assert re.search(r'data-browser="other">\s*<details', page)
    assert 'data-browser="app"' not in page
    assert "kakaotalk:" not in page
    assert "intent:" not in page


def test_what_a_browser_says_of_itself_is_never_shown(page_of):
    assert "alert(1)" not in page_of(HOSTILE)
