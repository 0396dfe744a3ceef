"""Where what we say comes from: each source once, with its name and date, its address and how sure it is.

The mark belongs to the source, so that one source never says two things of itself (`cases.E008`). A row of another
strength leans on another source, and names it. Marks: H official, or several that agree; M one good source; L unofficial;
X looked for and not confirmed, or announced once and not confirmed since.
"""

from __future__ import annotations

from typing import NamedTuple


class Source(NamedTuple):
    """One source: a name that a reader understands, an address where one is known, and the mark of what it says."""

    name: str
    url: str
    mark: str

    def fields(self) -> dict[str, str]:
        """Return the columns of a row that say where it comes from."""
        return {"source": self.name, "source_url": self.url, "confidence": self.mark}


# What every row that leans on the release of March 2024 says of itself.
ANNOUNCED = "2024년에 발표했지만 지금도 그런지는 확인하지 못했어요."

# The platform itself.
RELEASE = Source("알리익스프레스 발표, 헤럴드경제 2024-03-14", "https://heraldk.com/?p=2355477", "X")
HELP = Source("알리익스프레스 도움말 사본, 2021-12~2022-03", "", "M")
OLD_HELP = Source("예전 분쟁 안내를 옮긴 글, 날짜 모름", "", "L")
AUTO_REFUND = Source(
    "알리익스프레스 발표 2024-03-14, MBC와 한국경제TV 보도(범위가 서로 다름)",
    "https://www.wowtv.co.kr/NewsCenter/News/Read?articleId=A202403140097",
    "X",
)
DISPUTE = Source("알리익스프레스 분쟁 처리 절차 사본, 2021-12~2024", "https://ssopdot.com/blog/19333", "M")
NON_RECEIPT = Source("도움말 사본과 분쟁 처리 절차 사본 2021-12~2024, 2024-03-14 발표가 서로 같음", "", "H")
BOOKING = Source("구매자 보호 안내 요약(chinaparcels.com), 2024-03-14 발표와 같음", "", "M")
PROTECTION = Source("알리익스프레스 구매자 보호 안내 요약, chinaparcels.com", "", "M")
FREE_RETURN = Source("알리익스프레스 무료 반품 안내 사본, 2022-02", "", "M")
FREE_RETURN_TWO = Source("무료 반품 안내 사본 2022-02와 ozdiscount.net 사본(세는 날이 서로 다름)", "", "L")
FREE_RETURN_2019 = Source("알리익스프레스 보도자료, PR뉴스와이어 2019-09-09", "", "L")
EVIDENCE_HELP = Source(
    "알리익스프레스 도움말 ‘증거 제출 방법’, 2013년 규정",
    "https://help.aliexpress.com/how_to_provide_evidence_to_support_your_claim.html",
    "M",
)
KOREAN_CENTRE = Source("매일일보 2025-07-15(내용은 2024-07), 한국소비자연맹 2024-02-01", "", "M")

# What others report about it.
FREIGHT = Source(
    "기사 ‘알리, 무료반품 폐지 수순’ 2025-06-23(옮긴 글)", "https://theqoo.net/square/3798145195", "M"
)  # fmt: skip
REPORTED = Source("소비자 피해 기사, focushankuk.com 2025-03-19", "", "M")
BANKBOOK = Source("조선일보 보도", "", "M")
ONE_USER = Source("이용자 한 명의 분쟁 기록, 날짜 모름", "", "L")
BLOG_NUMBER = Source("블로그 kbhman.com 10587, 회사 발표 기사에는 번호 없음", "", "X")
TRACKING = Source("여러 공개 쇼핑몰 프로그램이 쓰는 조회 주소, 2026-11-26에 모음", "", "L")
KISA = Source("한국인터넷진흥원 조언, 스포츠조선 2018-02-12", "", "M")
# The Kookmin Ilbo of 2015-05-06 names the same number.
PRIVACY_REPORT = Source(
    "한국인터넷진흥원 개인정보침해 신고센터 안내, 보안뉴스 2017-03-03",
    "https://m.boannews.com/html/detail.html?idx=53679&kind=2",
    "M",
)
CHAT_USE = Source("2026-06 이용 후기, news-fairy.blogspot.com", "https://news-fairy.blogspot.com/2026/06", "L")
SETTLED = Source(
    "한국소비자원 자료(강민국 의원실), 뉴스핌 2024-03-04", "https://www.newspim.com/news/view/20240304000529", "H"
)
COUNSELLED = Source(
    "한국소비자원 국제거래 상담 집계, 전자신문 2026-02-16", "https://www.etnews.com/20260216000023", "H"
)
IDENTITY = Source(
    "공정거래위원회 발표 2025-08-31, 뉴데일리·MBC 보도",
    "https://biz.newdaily.co.kr/site/data/html/2025/08/29/2025082900105.html",
    "H",
)
EMS_GUIDE = Source(
    "우정사업본부 영문 EMS 안내(2017년 이전에 쓴 글의 사본)", "https://www.koreapost.go.kr/eng/subIndex/4418.do", "M"
)
VOLUME_WEIGHT = Source(
    "블로그 bestan.tistory.com 58(2021-03)과 anglesea.tistory.com, 2020-12-15부터라고 서로 같음",
    "https://bestan.tistory.com/58",
    "L",
)
COURIER_TERMS = Source("택배 표준약관 제10026호, 2020-06-05 개정", "https://posthub.kr/lib/agree.html", "M")
PCCC_MATCH = Source("관세청 발표, 뉴시스 2026-01-14", "https://www.newsis.com/view/NISX20260114_0003476221", "H")

# The law.
ECOMMERCE_ACT = "https://www.law.go.kr/법령/전자상거래등에서의소비자보호에관한법률"
LAW_17 = Source("전자상거래법 제17조, 국가법령정보센터 2026-08 사본", f"{ECOMMERCE_ACT}/제17조", "H")
LAW_18 = Source("전자상거래법 제18조, 국가법령정보센터 2026-08 사본", f"{ECOMMERCE_ACT}/제18조", "H")
# Read in older copies of the statutes, so that a later change of the article would not show: M.
ACT_18_COPY = Source("전자상거래법 제18조, 2016-03-29에 고친 조문의 사본", ECOMMERCE_ACT, "M")
ECOMMERCE_DECREE = f"{ECOMMERCE_ACT}시행령"
LATE_INTEREST = Source(
    "전자상거래법 시행령 제21조의3, 2020-08-05 시행 조문의 사본", f"{ECOMMERCE_DECREE}/제21조의3", "M"
)
PLATFORM_ANSWERS = Source(
    "전자상거래법 시행령 제25조의2, 2020-08-05 시행 조문의 사본", f"{ECOMMERCE_DECREE}/제25조의2", "M"
)
CUSTOMS_106_2 = Source("관세법 제106조의2, 2026-08-11 시행 조문", "https://www.law.go.kr/법령/관세법/제106조의2", "H")
MEDIATION_CASES = Source("소비자분쟁조정 결정례, consumer.go.kr", "https://www.consumer.go.kr/", "M")
MEDIATION = Source("소비자기본법, 법제처 생활법령 안내를 옮긴 글", "", "H")
INSTALMENT_8 = Source("금융감독원 소비자경보(할부거래법 제8조·제16조), 시사뉴스 72172", "", "H")
INSTALMENT_16 = Source("금융감독원 안내 2022-05-30, 할부거래법 제16조", "", "H")

# Money outside the platform.
CHARGEBACK = Source("한국소비자원 차지백 안내, 2017~2022 보도자료", "", "H")
CARD_RULES = Source("비자·마스터카드 분쟁 규정 요약(결제대행사 자료)", "", "M")
CARD_REASONS = Source(
    "카드 발급을 대행하는 인크리스의 개발 문서(비자 분쟁 사유 목록)",
    "https://www.rubydoc.info/gems/increase/Increase/Models/CardDisputeCreateParams/Visa",
    "M",
)
UNAUTHORISED = Source(
    "이데일리 보도(카드를 남이 쓴 경우에 관한 글)",
    "https://m.edaily.co.kr/News/Read?newsId=01298886638890232&mediaCodeNo=257",
    "M",
)
CHARGEBACK_SHORT = Source(
    "소비라이프 2018-08-28, 이데일리 보도(둘 다 카드를 남이 쓴 경우에 관한 글)",
    "http://www.sobilife.com/news/articleView.html?idxno=15261",
    "M",
)
CHARGEBACK_ONLINE = Source("KB국민카드 이용자 글, hisoyul.com", "", "L")
PAYPAL_STEPS = Source(
    "페이팔 한국 사이트, 이용 안내 글", "https://ko.etffin.com/personal/budgeting/1011003627.html", "M"
)
PAYPAL_CLAIM = Source(
    "페이팔 도움말 ‘판매자와의 분쟁을 여는 방법’, 2026-11-27에 읽음",
    "https://www.paypal.com/kr/cshelp/article/how-do-i-open-a-dispute-with-a-seller-help160",
    "H",
)
PAYPAL = Source("알리익스프레스 도움말 사본의 페이팔 안내", "", "M")

UNFOUND_TARIFF = Source("2026-11-27까지 공개 자료에서 찾지 못함", "", "X")
UNFOUND = Source("2026-11-23까지 공개 자료에서 찾지 못함", "", "X")

# The channels.
ORDER_PAGE_CHANNEL = Source(
    "알리익스프레스 도움말과 분쟁 처리 절차 사본, 2021-12~2024", "https://ssopdot.com/blog/19333", "M"
)
PHONE_CHANNEL = Source(
    "운영 시간: 알리익스프레스 발표, 2024-03-14 보도. 번호: 블로그 안내 글 한 곳. 사업자 정보: 공정거래위원회, 지디넷코리아 2025-08-31",
    "https://v.daum.net/v/20240314103557691",
    "X",
)
CHAT_CHANNEL = Source(
    "가는 길, 답이 잘 오는 시간: 블로그 글 2026-06. 24시간 운영: 블로그 안내 글",
    "https://news-fairy.blogspot.com/2026/06/alli.html",
    "X",
)
EMAIL_CHANNEL = Source(
    "블로그 안내 글. 발신 전용 메일 불만: 한국소비자연맹, 2024-02. 사업자 정보: 공정거래위원회, 지디넷코리아 2025-08-31",
    "",
    "X",
)
COUNSELLING_WEB = Source(
    "전자문서·전자거래분쟁조정위원회 인터넷상담 안내, 소비자24 개편 뉴스1 2024-05-17, 알리익스프레스 사건의 창구: 블로그 2024",
    "https://floating-world.tistory.com/30",
    "M",
)
COUNSELLING = Source(
    "1372 소비자상담센터·한국소비자원 안내, 전자문서·전자거래분쟁조정위원회 인터넷상담 안내",
    "https://www.ccn.go.kr",
    "H",
)
PORTAL = Source(
    "한국소비자원 보도자료 2015-10-30, 2018-06-12, 2024-03-29. 소비자24로 안내: 블로그 2024",
    "https://floating-world.tistory.com/30",
    "M",
)
CARD_ISSUER = Source(
    "한국소비자원 차지백 안내, 2017~2022 보도자료. 짧은 기한: 이데일리 보도, 소비라이프 2018-08-28", "", "H"
)

# The topics: customs, the courier, orders inside Korea, recalled goods, messages of fraud, the law about platforms.
CUSTOMS_NOTICE = Source(
    "관세청 안내를 옮긴 배송대행사 공지(차이나원), 2026-01-05 시행분",
    "https://www.chinaonekr.com/Front/Bbs/Bbs_V.asp?sBbCode=1&sBbsSeq=193",
    "M",
)
CODE_EXPIRY = Source("관세청 고시 개정 2025-06-18, mfcom.kr", "", "H")
UNIPASS_GUIDES = Source("유니패스 조회를 안내하는 블로그 여러 곳, 2025-12~2026", "", "L")
CUSTOMS_FRAUD = Source(
    "관세청 발표, 연합뉴스 2023-12-05",
    "https://m.wowtv.co.kr/NewsCenter/AMP/Read?articleId=AKR20231205044300002",
    "H",
)
CUSTOMS_FRAUD_GUIDE = Source(
    "관세청 ‘세관 사칭 피싱 대응 매뉴얼’, 정책브리핑(날짜는 사본에 없음)",
    "https://m.korea.kr/news/estNewsView.do?newsId=148928386",
    "H",
)
CANCEL_GUIDES = Source("주문 취소를 안내하는 블로그 여러 곳, 2024~2025", "https://enddot79.com/알리-결제취소", "L")
FALSE_TRACKING = Source(
    "머니S 기자의 경험 2024-03-13, 연합뉴스 2025-03-18",
    "https://v.daum.net/v/20240313051139216",
    "M",
)
DELIVERED_ADVICE = Source("분쟁 경험을 옮긴 블로그 글, 2025", "", "L")
COURIER_CHANGE = Source(
    "공정거래위원회 택배 표준약관 개정 발표, 노컷뉴스 2020-06-18",
    "https://m.nocutnews.co.kr/news/amp/5363395",
    "H",
)
COURIER_LIMIT = Source(
    "택배 표준약관 제20조, 법제처 생활법령 안내를 옮긴 글",
    "https://nanumtip.com/qa/35038",
    "M",
)
RECALL_NOTICE = Source(
    "공정거래위원회 해외직구 소비자안전주의보, 2024-11-28 정부혁신 누리집",
    "https://www.innovation.go.kr/ucms/bbs/B0000023/view.do?nttId=17665&menuNo=300238",
    "H",
)
SAFETY_HOTLINE = Source(
    "공정거래위원회·알리익스프레스 자율 제품안전협약 2024-05-13",
    "https://kr.prnasia.com/story/111996-9",
    "H",
)
SAFETY_TESTS = Source(
    "알리익스프레스 발표, 국민일보 2026-01-20",
    "https://www.kmib.co.kr/article/view.asp?arcid=0029277692",
    "M",
)
FIRE_CASE = Source(
    "선풍기 화재 보도를 옮긴 글, 뉴스21통신 2024-11",
    "http://www.news21tongsin.co.kr/news/view.php?idx=251321",
    "M",
)
BATTERY_POST = Source("국제우편 배터리 발송을 안내하는 업체 글(kalltrans, sevenzone)", "", "L")
PLATFORM_LIABILITY = Source(
    "전자상거래법 제20조의2, 개정안 보도 전자신문 2009-12-30",
    "https://etnews.com/200912300014",
    "M",
)
WON_BILLED_ABROAD = Source(
    "해외원화결제 안내, 아시아경제 2020-12-06",
    "https://www.asiae.co.kr/article/2020120617055173824",
    "M",
)
DOMESTIC_AGENT = Source(
    "전자상거래법 개정 공포 2026-01-20, 지디넷코리아 2026-03-11",
    "https://zdnet.co.kr/view/?no=20260311094826",
    "H",
)
DOMESTIC_AGENT_DRAFT = Source(
    "공정거래위원회 시행령 입법예고, 머니투데이 2026-03-11",
    "https://www.mt.co.kr/amp/economy/2026/03/11/2026031108374093754",
    "X",
)
CORRECTED_TERMS = Source(
    "공정거래위원회 발표, 이투데이 2024-11-20",
    "https://web.etoday.co.kr/news/view/2421251",
    "H",
)
RELIEF_STEPS = Source("소비자원 안내를 옮긴 블로그 여러 곳, 2025", "", "M")
CONSUMER24 = Source("공정거래위원회 발표, 뉴스1·동아일보 2024-05-17", "", "H")
