import pytest

from cases.process.rungs import RUNGS, in_english, told, told_struck


@pytest.mark.parametrize("rung", RUNGS)
def test_every_rung_is_told_in_both_languages(rung):
    korean, english = RUNGS[rung]
    assert told({"rung": rung}) == f"신청했어요: {korean}"
    assert in_english({"rung": rung}) == f"Application filed: {english}"


def test_the_number_is_told():
    data = {"rung": "counselling", "number": "2026-77"}
    assert told(data).endswith("(접수 번호 2026-77)")
    assert (
        in_english(data, struck=True)
        == "Withdrawn entry: Application filed: Consumer counselling (1372, Korea) (no. 2026-77)"
    )
    assert "2026-77" in told_struck(data)


def test_a_rung_that_is_gone_costs_no_page():
    assert told({"rung": "court"}) == "신청했어요: 도움받을 곳"
    assert in_english({"rung": "court"}) == "Application filed: another body"
