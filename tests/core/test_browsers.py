"""Browsers inside apps, by what they say of themselves."""

from __future__ import annotations

import urllib.parse

import pytest

from cases.core.browsers import UNKNOWN, app_of, is_apple, way_out

ADDRESS = "https://refund.example.org/cases/open/?reference=RG-7K3M-9QXT"
IPHONE = "Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko)"
IPAD = "Mozilla/5.0 (iPad; CPU OS 16_6 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko)"
GALAXY = "Mozilla/5.0 (Linux; Android 14; SM-S918N Build/UP1A.231005.007; wv) AppleWebKit/537.36 (KHTML, like Gecko) Version/4.0"
CHROME = "Chrome/126.0.6478.71 Mobile Safari/537.36"

IN_APPS = [
    ("카카오톡", f"{IPHONE} Mobile/15E148 KAKAOTALK 10.3.1", "kakaotalk:"),
    ("카카오톡", f"{IPHONE} Mobile/15E148 Safari/604.1 KAKAOTALK/26.3.5 (INAPP)", "kakaotalk:"),
    ("카카오톡", f"{GALAXY} {CHROME};KAKAOTALK 2410310", "kakaotalk:"),
    ("카카오톡", f"{GALAXY} Chrome/115.0.5790.138 Safari/537.36;KAKAOTALK 2410310", "kakaotalk:"),
    ("카카오스토리", f"{GALAXY} {CHROME} KAKAOSTORY 12.1", "intent:"),
    ("네이버", f"{IPHONE} Version/16.5 Mobile/15E148 Safari/605.1 NAVER(inapp; search; 1010; 11.24.5; 12PRO)", ""),
    (
        "네이버",
        f"{GALAXY} Chrome/102.0.5005.189 Whale/1.0.0.0 Crosswalk/27.102.0.21 Mobile Safari/537.36 NAVER(inapp; search; 1010; 11.24.6)",
        "intent:",
    ),
    ("네이버", f"{IPHONE} Mobile/20F66 NAVER(inapp; cafe; 2000; 12.5.5)", ""),
    ("다음", f"{GALAXY} {CHROME} DaumApps/7.5.0 DaumDevice/mobile", "intent:"),
    ("밴드", f"{GALAXY} {CHROME} BAND/12.0.3", "intent:"),
    (
        "인스타그램",
        f"{IPHONE} Mobile/15E148 Instagram 334.0.4.32.98 (iPhone14,5; iOS 17_5_1; ko_KR; ko; scale=3.00; 1170x2532; 611098341)",
        "",
    ),
    (
        "인스타그램",
        f"{GALAXY} {CHROME} Instagram 335.0.0.39.93 Android (34/14; 450dpi; 1080x2115; samsung; SM-S918N; dm3q; qcom; ko_KR; 612345678)",
        "intent:",
    ),
    ("스레드", f"{IPHONE} Mobile/15E148 Barcelona 289.0.0.25.108 (iPhone14,5; iOS 17_5; ko_KR; ko; scale=3.00)", ""),
    (
        "페이스북",
        f"{IPHONE} Mobile/21F90 [FBAN/FBIOS;FBAV/468.1.0.37.69;FBBV/605263379;FBDV/iPhone14,5;FBMD/iPhone;FBSN/iOS;FBLC/ko_KR]",
        "",
    ),
    ("페이스북", f"{GALAXY} {CHROME} [FB_IAB/FB4A;FBAV/468.0.0.55.84;IABMV/1;]", "intent:"),
    ("페이스북", f"{IPHONE} Mobile/21F90 [FBAN/MessengerForiOS;FBAV/461.0.0.33.108;FBDV/iPhone14,5]", ""),
    ("라인", f"{IPHONE} Mobile/15E148 Safari Line/14.9.0", "https:"),
    ("라인", f"{GALAXY} {CHROME} Line/14.9.1/IAB", "https:"),
    ("틱톡", f"{IPHONE} Mobile/15E148 musical_ly_34.9.0 JsSdk/2.0 NetType/WIFI Channel/App Store ByteLocale/ko", ""),
    ("위챗", f"{IPHONE} Mobile/15E148 MicroMessenger/8.0.49(0x18003137) NetType/WIFI Language/zh_CN", ""),
    ("엑스", f"{IPHONE} Mobile/15E148 Twitter for iPhone/10.43", ""),
    ("에브리타임", f"{IPHONE} Mobile/15E148 everytimeApp", ""),
    ("알리익스프레스", f"{GALAXY} {CHROME} AliApp(AliExpress/8.98.0) WindVane/8.5.0", "intent:"),
    ("", f"{GALAXY} {CHROME}", "intent:"),
    ("", f"{IPHONE} Mobile/15E148", ""),
    ("", f"{IPAD} Mobile/15E148", ""),
]
BROWSERS = [
    f"{IPHONE} Version/17.5 Mobile/15E148 Safari/604.1",
    f"{IPAD} Version/16.6 Mobile/15E148 Safari/604.1",
    f"{IPHONE} CriOS/126.0.6478.54 Mobile/15E148 Safari/604.1",
    f"{IPHONE} FxiOS/127.1 Mobile/15E148 Safari/605.1.15",
    f"{IPHONE} EdgiOS/125.0.2535.96 Version/17.0 Mobile/15E148 Safari/604.1",
    f"{IPHONE} Whale/1.24.2.2115 Mobile/15E148 Safari/605.1.15",
    "Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/126.0.0.0 Mobile Safari/537.36",
    "Mozilla/5.0 (Linux; Android 14; SAMSUNG SM-S918N) AppleWebKit/537.36 (KHTML, like Gecko) SamsungBrowser/25.0 Chrome/121.0.0.0 Mobile Safari/537.36",
    "Mozilla/5.0 (Android 14; Mobile; rv:127.0) Gecko/127.0 Firefox/127.0",
    "Mozilla/5.0 (Linux; Android 14; SM-S918N) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/120.0.0.0 Whale/3.24.1.4 Mobile Safari/537.36",
    "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.5 Safari/605.1.15",
    "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/126.0.0.0 Safari/537.36 Edg/126.0.0.0",
    "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Whale/4.35.351.16 Safari/537.36",
    "Mozilla/5.0 (X11; Linux x86_64; rv:127.0) Gecko/20100101 Firefox/127.0",
    "Mozilla/5.0 (Mobile; Windows Phone 8.1; Android 4.0; ARM; Trident/7.0; IEMobile/11.0) like iPhone OS 7_0_3 Mac OS X AppleWebKit/537 (KHTML, like Gecko) Mobile Safari/537",
    "curl/8.7.1",
    "",
]


@pytest.mark.parametrize(("name", "user_agent", "scheme"), IN_APPS)
def test_an_app_is_known_and_so_is_its_way_out(name, user_agent, scheme):
    app = app_of(user_agent)
    assert app is not None
    assert str(app.name) == name
    assert way_out(user_agent, ADDRESS).partition("/")[0] == scheme
    assert is_apple(user_agent) == ("iPhone" in user_agent or "iPad" in user_agent)


@pytest.mark.parametrize("user_agent", BROWSERS)
def test_a_browser_is_left_alone(user_agent):
    assert app_of(user_agent) is None
    assert way_out(user_agent, ADDRESS) == ""


def test_ways_out_lead_to_the_address_itself():
    kakaotalk, line, android = (
        way_out(user_agent, ADDRESS) for _name, user_agent, _scheme in (IN_APPS[2], IN_APPS[17], IN_APPS[11])
    )
    assert urllib.parse.parse_qs(urllib.parse.urlsplit(kakaotalk).query) == {"url": [ADDRESS]}
    assert kakaotalk.startswith("kakaotalk://web/openExternal?url=https%3A%2F%2F")
    assert line == f"{ADDRESS}&openExternalBrowser=1"
    assert way_out(IN_APPS[17][1], "https://a.example/") == "https://a.example/?openExternalBrowser=1"
    place, _hash, rest = android.partition("#Intent;")
    assert place == ADDRESS.replace("https:", "intent:")
    extras = dict(part.split("=", 1) for part in rest.removesuffix(";end").split(";"))
    assert extras["scheme"] == "https"
    assert urllib.parse.unquote(extras["S.browser_fallback_url"]) == ADDRESS
    assert ";" not in extras["S.browser_fallback_url"]


def test_a_third_of_the_examples_are_browsers():
    assert len(BROWSERS) * 2 >= len(IN_APPS)
    assert app_of(IN_APPS[-1][1]) is UNKNOWN
