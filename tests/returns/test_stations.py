"""The lines of a parcel, by hand or by paste, and what follows from them."""

from __future__ import annotations

import datetime as dt
import re

import pytest

from cases.core.formats.stations import Station as Told
from cases.core.formats.stations import find_stations
from cases.paste.models import Pasted
from cases.process.events import Kind
from cases.returns.models import Shipment, Station
from cases.returns.models.station import MOST_STATIONS
from tests.support.clients import holding
from tests.support.factories import make_case
from tests.support.moments import NOW
from tests.support.pdf import download_pdf, squeezed, text_of

pytestmark = pytest.mark.django_db

TABLE = "2026-11-20 18:20:11\t집화처리\t서울강남\n2026-11-22 02:11:09\t간선하차\t옥천HUB\n2026-11-23 13:02:45\t배달완료\t인천서구"


@pytest.fixture
def parcel(now, case):
    fields = {"carrier": "cj", "tracking_number": "123456789012", "shipped_on": dt.date(2026, 11, 20)}
    return Shipment.write(case, fields, now=NOW)


@pytest.fixture
def below(case):
    return f"/cases/{case.reference}/shipment/"


def test_a_line_by_hand_stands_on_the_page_newest_first(owner, case, parcel, below):
    for day, time, said in [
        ("2026-11-22", "", "교환국 도착"),
        ("2026-11-23", "오후 3:05", "상대국 인계"),
        ("2026-11-20", "18:20", "접수"),
    ]:
        answer = owner.post(f"{below}stations/", {"happened_on": day, "time": time, "said": said})
        assert answer.status_code == 302 and answer.url == below
    page = owner.get(below).text
    assert re.findall(r'data-station="([\d-]+)"', page) == ["2026-11-23", "2026-11-22", "2026-11-20"]
    assert 'datetime="2026-11-23T15:05"' in page and 'datetime="2026-11-22"' in page
    assert case.events.filter(kind=Kind.STATIONS_ADDED).count() == 3
    assert "11월 23일 · 상대국 인계" in owner.get(f"/cases/{case.reference}/").text


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"happened_on": ""}, "날짜를 적어 주세요"),
        ({"happened_on": "어제"}, "날짜를 읽지 못했어요"),
        ({"happened_on": "2026-11-26"}, "아직 오지 않은 날짜예요"),
        ({"time": "저녁"}, "시각을 읽지 못했어요"),
        ({"said": " "}, "한 줄로 적어 주세요"),
        ({"said": "가" * 201}, "200자까지"),
    ],
)
def test_what_is_wrong_is_said_beside_it_and_stays_typed(owner, case, parcel, below, change, sentence):
    typed = {"happened_on": "2026-11-23", "time": "15:05", "said": "교환국에 도착했다고 들음", **change}
    answer = owner.post(f"{below}stations/", typed)
    assert answer.status_code == 422
    assert answer.text.count(sentence) >= 2
    if "said" not in change:
        assert 'value="교환국에 도착했다고 들음"' in answer.text
    assert "<summary>한 줄씩 직접 적기" in answer.text and not Station.objects.exists()


def test_the_same_line_is_written_once(owner, case, parcel, below):
    line = {"happened_on": "2026-11-23", "time": "15:05", "said": "교환국 도착"}
    owner.post(f"{below}stations/", line)
    answer = owner.post(f"{below}stations/", {**line, "said": "교환국  도착."}, follow=True)
    assert "이미 적혀 있는 기록이에요" in answer.text
    assert Station.objects.count() == case.events.filter(kind=Kind.STATIONS_ADDED).count() == 1


def test_a_line_is_struck_and_may_be_written_again(owner, case, parcel, below):
    line = {"happened_on": "2026-11-23", "time": "", "said": "배달완료"}
    owner.post(f"{below}stations/", line)
    row = Station.objects.get()
    owner.post(f"{below}stations/{row.pk}/strike/")
    owner.post(f"{below}stations/{row.pk}/strike/")
    assert "data-station" not in owner.get(below).text
    assert case.events.filter(kind=Kind.STATION_STRUCK).count() == 1
    owner.post(f"{below}stations/", line)
    assert owner.get(below).text.count("data-station") == 1


def test_nobody_strikes_a_line_of_another_case(owner, stranger, case, parcel, below):
    owner.post(f"{below}stations/", {"happened_on": "2026-11-23", "said": "배달완료"})
    row = Station.objects.get()
    assert stranger.post(f"{below}stations/{row.pk}/strike/").status_code == 404
    other = make_case()
    assert holding(other).post(f"/cases/{other.reference}/shipment/stations/{row.pk}/strike/").status_code == 404
    row.refresh_from_db()
    assert row.struck_at is None


def test_without_a_parcel_there_is_nothing_to_add_to(owner, case, below, now):
    assert owner.post(f"{below}stations/", {"happened_on": "2026-11-23", "said": "접수"}).status_code == 404
    assert owner.post(f"{below}expected/", {"expected_on": "2026-11-30"}).status_code == 404


def test_a_case_takes_only_so_many_lines(owner, case, parcel, below):
    told = [Told(dt.date(2026, 11, 20), dt.time(at // 60, at % 60), "접수") for at in range(MOST_STATIONS)]
    Station.add(parcel, told, now=NOW)
    answer = owner.post(f"{below}stations/", {"happened_on": "2026-11-23", "said": "하나 더 있어요"})
    assert answer.status_code == 422
    assert "가득 차서" in answer.text and 'value="하나 더 있어요"' in answer.text


def test_a_block_is_kept_and_only_what_is_ticked_is_written(owner, case, parcel, below, reference_data):
    page = owner.post(f"/cases/{case.reference}/paste/", {"text": TABLE}).text
    names = re.findall(r'name="take" value="(station-[^"]+)" checked', page)
    assert [name[:24] for name in names] == [
        "station-2026-11-20T18:20",
        "station-2026-11-22T02:11",
        "station-2026-11-23T13:02",
    ]
    assert not Station.objects.exists()
    at = f"/cases/{case.reference}/paste/{Pasted.objects.get(case=case).pk}/"
    answer = owner.post(at, {"take": names[1:]})
    assert answer.url == below
    assert [str(row) for row in Station.of(case)] == [
        "2026-11-22 02:11 간선하차 옥천HUB",
        "2026-11-23 13:02 배달완료 인천서구",
    ]
    assert 'name="take" value="reply">' in page  # Seen as a reply too, and yet none.
    again = owner.get(at).text
    assert re.findall(r'name="take" value="(station-[^"]+)"', again) == names[:1]
    assert 'data-pasted="stations-known" data-value="2"' in again
    assert owner.get(f"{at}original/").content.decode() == TABLE
    case.refresh_from_db()
    assert case.status == "preparing"


def test_lines_from_before_the_parcel_was_sent_are_not_ticked(owner, case, parcel, reference_data):
    page = owner.post(
        f"/cases/{case.reference}/paste/", {"text": "2026-11-10 18:20 배달완료\n2026-11-21 09:00 접수"}
    ).text
    assert 'value="station-2026-11-10T18:20 배달완료">' in page
    assert 'value="station-2026-11-21T09:00 접수" checked>' in page
    assert "반품을 보낸 날보다 앞선 기록이에요" in page


def test_a_block_of_another_number_is_not_ticked(owner, case, parcel, reference_data):
    page = owner.post(f"/cases/{case.reference}/paste/", {"text": f"CJ대한통운 9999-8888-7777\n{TABLE}"}).text
    assert "station-2026-11-20T18:20" in page
    assert not re.findall(r'value="station-[^"]+" checked', page)


def test_a_parcel_and_its_lines_come_in_together(owner, case, now, below, reference_data):
    page = owner.post(f"/cases/{case.reference}/paste/", {"text": f"CJ대한통운 1234-5678-9012\n{TABLE}"}).text
    names = re.findall(r'name="take" value="(station-[^"]+)"', page)
    at = f"/cases/{case.reference}/paste/{Pasted.objects.get(case=case).pk}/"
    alone = owner.post(at, {"take": names, "shipped_on": "2026-11-20"})
    assert alone.status_code == 422 and "운송장 번호도 함께 골라 주세요" in alone.text
    assert owner.post(at, {"take": ["tracking-number", *names], "shipped_on": "2026-11-20"}).url == below
    assert {row.tracking_number for row in Station.of(case)} == {"123456789012"}


def test_lines_without_a_parcel_say_what_is_missing(owner, case, now, reference_data):
    page = owner.post(f"/cases/{case.reference}/paste/", {"text": TABLE}).text
    assert "보낸 운송장을 먼저 적으면" in page
    assert 'name="take" value="station-' not in page


def test_a_page_with_the_newest_on_top_keeps_the_order_of_one_minute(parcel, case):
    text = "2026-11-22 10:00 셋째\n2026-11-21 09:00 둘째\n2026-11-21 09:00 첫째"
    Station.add(parcel, find_stations(text), now=NOW)
    assert [row.said for row in Station.of(case)] == ["첫째", "둘째", "셋째"]


def test_a_delivery_proposes_and_moves_nothing(owner, below, now, reference_data):
    case = make_case(status="return_due")
    owner, below = holding(case), f"/cases/{case.reference}/shipment/"
    owner.post(below, {"carrier": "cj", "tracking_number": "123456789012", "shipped_on": "2026-11-20"})
    owner.post(f"{below}stations/", {"happened_on": "2026-11-22", "said": "배달출발"})
    assert "data-delivered-on" not in owner.get(below).text
    owner.post(f"{below}stations/", {"happened_on": "2026-11-23", "said": "【深圳市】 快件已签收"})
    page = owner.get(below).text
    assert 'data-delivered-on="2026-11-23"' in page
    move = f"/cases/{case.reference}/move/inspecting/?on=2026-11-23"
    assert f'href="{move}"' in page
    assert f'href="/cases/{case.reference}/messages/return-arrived/"' in page
    case.refresh_from_db()
    assert case.status == "returning"
    assert 'value="2026-11-23"' in owner.get(move).text
    assert owner.get(f"/cases/{case.reference}/messages/return-arrived/").status_code == 200
    owner.post(move, {"on": "2026-11-23"})
    assert "move/inspecting" not in owner.get(below).text


def test_a_delivery_of_an_earlier_parcel_says_nothing_of_this_one(owner, case, parcel, below):
    owner.post(f"{below}stations/", {"happened_on": "2026-11-21", "said": "배달완료"})
    owner.post(below, {"carrier": "cj", "tracking_number": "999988887777", "shipped_on": "2026-11-22"})
    page = owner.get(below).text
    assert "data-delivered-on" not in page
    assert "· 123456789012" in page


@pytest.mark.parametrize("day", ["2026-11-99", "x", "", "0001-01-01"])
def test_a_day_in_the_address_that_is_none_is_left_aside(owner, now, day):
    case = make_case(status="returning")
    assert holding(case).get(f"/cases/{case.reference}/move/inspecting/?on={day}").status_code == 200


def test_an_arrival_is_only_what_somebody_told(owner, case, parcel, below, stop_time):
    assert "확인된 자료가 없어서" in owner.get(below).text
    early = owner.post(f"{below}expected/", {"expected_on": "2026-11-19"})
    assert early.status_code == 422 and early.text.count("보낸 날보다 빨라요") == 2
    owner.post(f"{below}expected/", {"expected_on": "2026-11-28"})
    owner.post(f"{below}expected/", {"expected_on": "2026-11-28"})
    page = owner.get(below).text
    assert 'data-expected="2026-11-28"' in page and "예정일이 지났어요" not in page
    assert case.events.filter(kind=Kind.ARRIVAL_TOLD).count() == 1
    stop_time(NOW + dt.timedelta(days=6))
    assert "예정일이 지났어요" in owner.get(below).text
    owner.post(f"{below}expected/", {"expected_on": ""})
    assert 'data-expected=""' in owner.get(below).text
    owner.post(f"{below}expected/", {"expected_on": "2026-11-28"})
    owner.post(f"{below}stations/", {"happened_on": "2026-11-29", "said": "배달완료"})
    assert "언제 도착하나요" not in owner.get(below).text
    lines = owner.get(f"/cases/{case.reference}/timeline/").text
    assert "2026년 11월 28일(토) 도착 예정이라고 적었어요" in lines and "도착 예정일을 지웠어요" in lines


def test_another_number_forgets_the_day_that_was_told(parcel, case):
    parcel.expect(dt.date(2026, 11, 28), now=NOW)
    same = {"carrier": "cj", "tracking_number": "123456789012", "shipped_on": dt.date(2026, 11, 21)}
    assert Shipment.write(case, same, now=NOW).expected_on == dt.date(2026, 11, 28)
    assert Shipment.write(case, {**same, "tracking_number": "999988887777"}, now=NOW).expected_on is None


def test_what_is_known_of_ems_stands_with_its_source_and_counts_no_day(owner, case, now, below, reference_data):
    owner.post(below, {"carrier": "ems", "tracking_number": "EE123456785KR", "shipped_on": "2026-11-20"})
    page = owner.get(below).text
    assert 'data-fact="ems-days" data-confidence="M"' in page and "koreapost.go.kr" in page
    assert 'data-expected=""' in page
    owner.post(below, {"carrier": "cj", "tracking_number": "123456789012", "shipped_on": "2026-11-20"})
    assert "ems-days" not in owner.get(below).text


def test_the_papers_tell_the_lines_in_their_order(owner, case, parcel, reference_data, tmp_path):
    Station.add(parcel, find_stations(f"{TABLE}\n2026-11-24 08:00 【深圳市】 快件已签收"), now=NOW)
    Station.of(case)[0].strike(now=NOW)
    paper = tmp_path / "papers.pdf"
    paper.write_bytes(download_pdf(owner, case))
    text = squeezed(text_of(paper))
    first, second, third = (
        text.index(squeezed(said)) for said in ("02:11 간선하차 옥천HUB", "13:02 배달완료 인천서구", "快件已签收")
    )
    assert first < second < third
    assert squeezed("집화처리 서울강남") not in text


def test_the_same_words_of_another_parcel_are_another_line(parcel, case):
    told = [Told(dt.date(2026, 11, 21), None, "접수")]
    Station.add(parcel, told, now=NOW)
    second = Shipment.write(
        case, {"carrier": "cj", "tracking_number": "999988887777", "shipped_on": dt.date(2026, 11, 21)}, now=NOW
    )
    assert len(Station.add(second, told, now=NOW)) == 1
    assert not Station.add(second, told, now=NOW)
