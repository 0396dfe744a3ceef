"""What comes out of a printer: all that is folded on the screen, no button and no form, and what is there apart from what is missing."""

from __future__ import annotations

import re
from pathlib import Path

from playwright.sync_api import Page, expect

from tests.support.browser_site import Demo, Holding
from tests.support.pdf import run, squeezed


def printed(page: Page, tmp_path: Path) -> str:
    """Return the text on the paper, without blanks."""
    sheet = tmp_path / "sheet.pdf"
    page.pdf(path=sheet, format="A4")
    return squeezed(run("pdftotext", sheet, "-"))


def test_what_is_folded_is_printed(phone: Page, tmp_path: Path) -> None:
    phone.goto("/deadlines/?problem=damaged&payment=card&paid_on=2026-11-01&received_on=2026-11-10")
    why = phone.locator("details.why").first
    expect(why.locator("ol").first).to_be_hidden()
    steps = [squeezed(str(step)) for step in why.locator("li").all_text_contents()]
    text = printed(phone, tmp_path)
    assert steps
    assert all(step in text for step in steps)
    assert squeezed("왜 이 날짜인가요?") in text


def test_the_photos_of_every_problem_take_few_sheets(phone: Page, tmp_path: Path) -> None:
    phone.goto("/guide/evidence/")
    text = printed(phone, tmp_path)
    sheets = re.search(r"Pages:\s+(\d+)", run("pdfinfo", tmp_path / "sheet.pdf"))
    assert sheets and int(sheets[1]) <= 7, "it took ten with one photo below the other"
    assert all(squeezed(word) in text for word in ("겉 상자", "거절 통보 화면", "이 단계의 규칙과 출처"))
    assert squeezed("출처 보기") not in text, "what opens nothing on paper"


def test_no_form_and_no_button_is_printed(phone: Page, demo: Demo, hold: Holding, tmp_path: Path) -> None:
    hold(phone, demo.cases[0])
    reference = demo.cases[0].reference
    for path, there, away in [
        ("manage/", "사건 내용", ["목록에서 빼기", "모두 지우기"]),
        ("calendar/", "달력에 담기는 기한", ["새 주소로", "달력 파일 받기", "파일이 받아지지 않나요"]),
        ("bundle/", "이런 것이 들어 있어요", ["ZIP 받기", "PDF 받기"]),
        ("mail/", "메일로 알림 받기", ["확인 메일 받기"]),
        ("mail/days/", "다시 확인할 날 적기", ["날짜 적어 두기"]),
        ("return/", "반품 주소", ["우편번호", "저장"]),
    ]:
        phone.goto(f"/cases/{reference}/{path}")
        text = printed(phone, tmp_path)
        assert squeezed(there) in text, path
        assert [words for words in away if squeezed(words) in text] == [], path


def test_what_is_there_is_told_on_paper_from_what_is_missing(
    phone: Page, demo: Demo, hold: Holding, tmp_path: Path
) -> None:
    hold(phone, demo.cases[0])
    phone.goto(f"/cases/{demo.cases[0].reference}/evidence/")
    there, missing = (phone.locator(f"[data-slot][data-done={done}] h3") for done in ("true", "false"))
    assert there.count() > 0 and missing.count() > 0
    text = printed(phone, tmp_path)
    assert text.count(squeezed("장 있어요")) == there.count()
    assert all(squeezed(name) in text for name in missing.all_text_contents())
