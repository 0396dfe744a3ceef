"""Photos in a real browser: slow and broken connections, cancelling, trying again, by keyboard, without JavaScript."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, Request, Route, expect

from tests.support.browser_photos import choose, photo
from tests.support.browser_site import DESKTOP, tab_to

FULL_SPEED = {"offline": False, "latency": 0, "downloadThroughput": -1, "uploadThroughput": -1}
LOST = "net::ERR_INTERNET_DISCONNECTED"


def row(page: Page, name: str) -> Locator:
    return page.locator("#queue li").filter(has=page.locator("strong", has_text=re.compile(f"^{re.escape(name)}$")))


def left(page: Page) -> int:
    return int(page.locator("#allowance").get_attribute("data-left") or "")


def still(page: Page, count: int) -> None:
    """Wait until the page says that there is room for `count` photos: answers that overtook each other are asked anew."""
    expect(page.locator("#allowance")).to_have_attribute("data-left", str(count))


def sent(page: Page) -> list[Request]:
    """The uploads of `page` from here on."""
    requests: list[Request] = []
    page.on("request", lambda request: requests.extend([request] * (request.method == "POST")))
    return requests


def slow_down(page: Page, bytes_per_second: int) -> Callable[[], object]:
    """Make the network of `page` slow; the function that is returned ends it."""
    network = page.context.new_cdp_session(page)
    network.send("Network.enable")
    conditions = {"latency": 50, "downloadThroughput": bytes_per_second, "uploadThroughput": bytes_per_second}
    network.send("Network.emulateNetworkConditions", {"offline": False, **conditions})
    return lambda: network.send("Network.emulateNetworkConditions", FULL_SPEED)


def test_what_was_chosen_before_the_script_came_goes_up_at_a_press(gather: Callable[..., Page]) -> None:
    page = gather()
    held: list[Route] = []
    page.route(re.compile(r"/static/js/upload\."), lambda route: held.append(route))
    page.goto(page.url, wait_until="commit")
    page.wait_for_function("() => document.readyState !== 'loading'")
    choose(page, photo("early.jpg"))
    for route in held:
        route.continue_()
    page.wait_for_load_state()
    page.get_by_role("button", name="올리기", exact=True).click()
    expect(row(page, "early.jpg")).to_have_attribute("data-upload", "accepted")
    expect(page.get_by_role("button", name="올리기", exact=True)).to_be_hidden()


def test_ten_photos_over_a_slow_network_with_one_that_is_none(gather: Callable[..., Page]) -> None:
    page = gather()
    before, requests = left(page), sent(page)
    files = [photo("IMG_0.jpg", 150_000), *(photo(f"IMG_{number}.jpg") for number in range(1, 9))]
    files.insert(4, {"name": "설명서.pdf", "mimeType": "application/pdf", "buffer": b"%PDF-1.7 " * 500})
    page.get_by_text("종류와 설명도 함께 적기").click()
    page.get_by_label("무엇을 찍었나요?").select_option("receipt")
    page.locator("#id_caption").fill("영수증")
    speed_up = slow_down(page, 40_000)
    choose(page, *files[:5])
    choose(page, *files[5:])
    page.locator("#id_caption").click()
    page.locator("#id_caption").press_sequentially(" 다음")
    expect(row(page, "IMG_0.jpg").locator(".badge")).to_have_text(re.compile(r"^올리는 중 \d\d?%$"))
    assert 0 < row(page, "IMG_0.jpg").locator("progress").evaluate("bar => bar.position") < 1
    assert page.locator("#queue li").evaluate_all("rows => rows.map(row => row.dataset.state)") == [
        "sending",
        *["waiting"] * 9,
    ]
    assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0
    speed_up()

    expect(page.locator("#queue [data-upload=accepted]")).to_have_count(9)
    expect(row(page, "설명서.pdf")).to_have_attribute("data-reason", "wrong-type")
    expect(row(page, "설명서.pdf")).to_contain_text("PDF 문서인 것 같아요")
    expect(page.locator("#queue").get_by_role("status")).to_contain_text("9장을 올렸어요. 1장은 못 올렸어요.")
    expect(page.locator("#photos-receipt .photo-row")).to_have_count(9)
    expect(page.locator("#id_caption")).to_be_focused()
    expect(page.locator("#id_caption")).to_have_value("영수증 다음")
    expect(page.locator(".photo-row p", has_text="다음")).to_have_count(0)
    still(page, before - 9)
    assert len(requests) == 10
    page.reload()
    expect(page.locator("#photos-receipt .photo-row")).to_have_count(9)


def test_what_is_cancelled_while_it_is_sent_never_arrives(gather: Callable[..., Page]) -> None:
    page = gather()
    before = left(page)
    page.route("**/evidence/", lambda route: None, times=1)  # On its way until somebody cancels it.
    choose(page, photo("stop.jpg"), photo("never.jpg"), photo("go.jpg"))
    expect(row(page, "stop.jpg")).to_have_attribute("data-state", "sending")
    row(page, "never.jpg").get_by_role("button", name=re.compile("취소 ?: never.jpg")).click()
    row(page, "stop.jpg").locator("[data-act=cancel]").click()
    expect(row(page, "go.jpg")).to_have_attribute("data-upload", "accepted")
    for name in ("stop.jpg", "never.jpg"):
        expect(row(page, name).locator(".badge")).to_have_text("취소했어요")
    expect(page.locator("#queue").get_by_role("status")).to_have_text("1장을 올렸어요.")
    page.reload()
    still(page, before - 1)


def test_what_arrived_before_it_was_broken_off_is_shown_as_arrived(gather: Callable[..., Page]) -> None:
    page = gather()
    before = left(page)
    # The page does not hear that all bytes are out, as where somebody is as quick as that.
    page.evaluate("Object.defineProperty(XMLHttpRequestUpload.prototype, 'onload', { set() {} })")
    network = page.context.new_cdp_session(page)

    def hold(event: Any) -> None:
        """The photo is in, and the answer on its way."""
        row(page, "quick.jpg").locator("[data-act=cancel]").click()
        network.send("Fetch.disable")

    network.on("Fetch.requestPaused", hold)
    network.send("Fetch.enable", {"patterns": [{"urlPattern": "*/evidence/", "requestStage": "Response"}]})
    choose(page, photo("quick.jpg"))
    expect(row(page, "quick.jpg").locator(".badge")).to_have_text("올렸어요")
    expect(row(page, "quick.jpg")).to_contain_text("취소하기 전에 이미 담겼어요")
    still(page, before - 1)
    page.locator("#sort-items .sort__item").last.get_by_role("link", name=re.compile("^지우기")).click()
    page.get_by_role("button", name="사진 지우기").click()
    still(page, before)


def test_what_is_cancelled_after_it_arrived_is_taken_out_again(gather: Callable[..., Page]) -> None:
    page = gather()
    before = left(page)
    network = page.context.new_cdp_session(page)

    def hold(event: Any) -> None:
        """The photo is in, and the answer on its way."""
        expect(row(page, "late.jpg").locator(".badge")).to_have_text("확인하는 중")
        row(page, "late.jpg").locator("[data-act=cancel]").click()
        expect(row(page, "late.jpg").locator(".badge")).to_have_text("취소하는 중")
        network.send("Fetch.disable")

    network.on("Fetch.requestPaused", hold)
    network.send("Fetch.enable", {"patterns": [{"urlPattern": "*/evidence/", "requestStage": "Response"}]})
    with page.expect_request(lambda request: request.url.endswith("/remove/")):
        choose(page, photo("late.jpg"))
    expect(row(page, "late.jpg").locator(".badge")).to_have_text("취소했어요")
    still(page, before)
    page.reload()
    still(page, before)
    page.goto(page.url.removesuffix("evidence/") + "timeline/")
    expect(page.locator(".timeline").first).to_contain_text("사진을 지웠어요")


def test_a_lost_connection_holds_the_rest_and_goes_on_by_itself(gather: Callable[..., Page]) -> None:
    page = gather(expected=(LOST,))
    before = left(page)
    page.context.set_offline(True)
    choose(page, photo("first.jpg"), photo("second.jpg"))
    expect(row(page, "first.jpg")).to_contain_text("연결이 끊겨 올리지 못했어요.")
    expect(row(page, "first.jpg").get_by_role("button", name="다시 올리기")).to_be_visible()
    expect(row(page, "second.jpg").locator(".badge")).to_have_text("기다리는 중")

    with page.expect_event("dialog") as leaving:
        page.close(run_before_unload=True)
    assert leaving.value.type == "beforeunload"
    leaving.value.dismiss()

    page.context.set_offline(False)
    for name in ("first.jpg", "second.jpg"):
        expect(row(page, name)).to_have_attribute("data-upload", "accepted")
    still(page, before - 2)


@pytest.mark.parametrize(
    ("status", "sentence"),
    [
        (404, "이 브라우저에서 사건이 닫혀"),
        (413, "너무 큰 파일이에요"),
        (422, "later"),
        (500, "저희 쪽에 문제가 생겨"),
    ],
)
def test_each_trouble_has_its_sentence_and_the_keyboard_tries_again(
    gather: Callable[..., Page], status: int, sentence: str
) -> None:
    page = gather(viewport=DESKTOP, has_touch=False, is_mobile=False, expected=("status of 500",))
    page.locator("#shots :is(a, button)").last.focus()  # Photos of other tests stand before it.
    tab_to(page, "#id_photos")
    busy = '<li data-upload="refused" data-reason="busy"><strong>again.jpg</strong> later</li>'
    page.route("**/evidence/", lambda route: route.fulfill(status=status, body=busy))
    with page.expect_file_chooser() as chooser:
        page.keyboard.press("Enter")
    chooser.value.set_files([photo("again.jpg")])
    expect(row(page, "again.jpg")).to_contain_text(sentence)
    expect(page.locator("#id_photos")).to_be_focused()
    page.unroute("**/evidence/")
    tab_to(page, "#queue li [data-act=retry]")
    page.keyboard.press("Enter")
    expect(row(page, "again.jpg")).to_have_attribute("data-upload", "accepted")
    expect(row(page, "again.jpg")).to_be_focused()


def test_a_photo_that_finds_no_place_goes_again_by_itself(gather: Callable[..., Page]) -> None:
    page = gather(expected=("status of 503",))
    crowded = {"Retry-After": "1"}
    page.route(
        "**/evidence/",
        lambda route: (
            route.fulfill(status=503, headers=crowded, body="") if route.request.method == "POST" else route.continue_()
        ),
        times=2,
    )
    page.locator("input[type=file]").first.set_input_files([photo("a.jpg")])
    expect(row(page, "a.jpg")).to_contain_text("잠시 뒤에 저절로 다시 올려요")
    expect(row(page, "a.jpg")).to_have_attribute("data-upload", "accepted")


def test_a_page_that_grew_old_gets_a_new_token_by_itself(gather: Callable[..., Page]) -> None:
    page = gather()
    requests = sent(page)
    page.evaluate("document.getElementById('upload-form').elements.csrfmiddlewaretoken.value = 'x'.repeat(64)")
    choose(page, photo("old.jpg"))
    expect(row(page, "old.jpg")).to_have_attribute("data-upload", "accepted")
    assert len(requests) == 2


def test_silence_ends_after_a_minute(gather: Callable[..., Page]) -> None:
    page = gather()
    page.clock.install()
    page.reload()
    page.route("**/evidence/", lambda route: None)
    choose(page, photo("silent.jpg"))
    expect(row(page, "silent.jpg").locator(".badge")).to_have_text(re.compile("올리는 중|확인하는 중"))
    page.clock.fast_forward(61_000)
    expect(row(page, "silent.jpg")).to_contain_text("1분이 넘도록 답이 없어 멈췄어요.")
    page.unroute("**/evidence/")
    row(page, "silent.jpg").get_by_role("button", name="다시 올리기").click()
    expect(row(page, "silent.jpg")).to_have_attribute("data-upload", "accepted")


def test_what_cannot_be_taken_is_not_sent(gather: Callable[..., Page]) -> None:
    page = gather()
    requests = sent(page)
    page.evaluate("document.getElementById('queue').dataset.maxBytes = 5000")
    choose(page, photo("huge.jpg", 9_000))
    expect(row(page, "huge.jpg")).to_have_attribute("data-reason", "too-big")
    expect(row(page, "huge.jpg")).to_contain_text("25MB보다 커요")
    expect(row(page, "huge.jpg").get_by_role("button")).to_have_count(0)
    page.evaluate("document.getElementById('allowance').dataset.left = 0")
    choose(page, photo("one too many.jpg"))
    expect(row(page, "one too many.jpg")).to_have_attribute("data-reason", "too-many")
    assert requests == []


def test_the_same_photo_twice_is_said_calmly(gather: Callable[..., Page]) -> None:
    page = gather()
    first = photo("first.jpg")
    choose(page, first)
    expect(row(page, "first.jpg")).to_have_attribute("data-upload", "accepted")
    choose(page, {**first, "name": "copy.jpg"})
    expect(row(page, "copy.jpg").locator(".badge")).to_have_text("이미 있어요")
    expect(page.locator("#queue").get_by_role("status")).to_contain_text("1장은 이미 있던 사진이에요.")


def test_photos_can_be_dropped_and_nothing_dropped_beside_replaces_the_page(gather: Callable[..., Page]) -> None:
    page = gather(viewport=DESKTOP, has_touch=False, is_mobile=False)
    dropped = list(photo("dropped.jpg")["buffer"])
    for place, rows in (("h1", 0), ("#upload", 1)):
        refused = page.evaluate(
            """([place, bytes]) => {
                const dataTransfer = new DataTransfer();
                dataTransfer.items.add(new File([new Uint8Array(bytes)], "dropped.jpg"));
                const options = { dataTransfer, bubbles: true, cancelable: true };
                return !document.querySelector(place).dispatchEvent(new DragEvent("drop", options));
            }""",
            [place, dropped],
        )
        assert refused  # by the page, so that the browser does not open the file
        expect(page.locator("#queue li")).to_have_count(rows)
    expect(row(page, "dropped.jpg")).to_have_attribute("data-upload", "accepted")


def test_without_javascript_the_form_sends_everything_at_once(gather: Callable[..., Page]) -> None:
    page = gather(java_script_enabled=False)
    before = left(page)
    expect(page.locator("#queue")).to_be_hidden()
    choose(page, photo("plain.jpg"), {"name": "빈 파일.jpg", "mimeType": "", "buffer": b""}, photo("plain too.jpg"))
    expect(page.get_by_text("한 번에 모두 합쳐 300MB까지")).to_be_visible()
    page.get_by_role("button", name="올리기", exact=True).click()
    expect(page.locator("[data-upload=accepted]")).to_have_count(2)
    expect(page.locator("[data-upload=refused]")).to_contain_text("빈 파일이에요.")
    still(page, before - 2)
