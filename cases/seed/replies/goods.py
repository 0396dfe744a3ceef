"""What replies say about the goods and the time: wait, it was delivered, it was sent again, the photos do not show it."""

from cases.replies.asks import Ask, LeadsTo
from cases.seed.replies.rule import SeedRule

_PROOF = "(?:evidence|proof|photos?|pictures?|videos?|images?|screenshots?|materials?|attachments?)"
_증거 = "(?:증거|사진|영상|동영상|자료|증빙|이미지|캡처|스크린샷)"
_凭证 = "(?:证据|證據|照片|图片|圖片|视频|視頻|凭证|憑證|截图|材料|举证)"

GOODS: tuple[SeedRule, ...] = (
    SeedRule(
        Ask.WAIT,
        "며칠 더 기다려 달라는 말이에요.",
        "기다리는 동안 환불을 신청하거나 답할 수 있는 기한이 지나갈 수 있어요.",
        "기한이 먼저 오면 기다리지 말고 신청하거나 답하세요. 기다려 줄 거라면 언제까지인지 글로 받아 두세요.",
        "wait-until",
        LeadsTo.PROMISE,
        r"""
        wait(?: (?:for|another|a|about|around|more|at least|up to|till|until|just|only|the|further|within))* (?:\d+|few|couple|some|two|three|five|seven|ten|one|several)(?: ?- ?\d+)?(?: (?:more|of|business|working|other|extra))*[ -](?:day|hour|week|month)
        (?:please|pls|plz|kindly|just|patiently|need to|have to|could you|can you|advise you to|suggest you|ask you to|hope you can|asking you to)(?: (?:kindly|please|just|be|do|still|you|to))* wait\b
        wait (?:patiently|a bit|a while|a moment|some more|longer|a little|for (?:the|your|our|a)(?: [\w'-]+)? (?:parcel|package|logistics|delivery|update|order|item|reply|response|result|investigation))
        be(?: more)? patient
        give (?:us|me)(?: [\w'-]+){0,3}? (?:time|days?|hours?|weeks?)
        allow(?: [\w'-]+){0,3}? (?:time|days?|weeks?|hours?)
        bear with us|hold on (?:a|for|please|till|until)
        (?:extend|extended|prolong)(?: [\w'-]+){0,3}? (?:protection|delivery time|receiving time|purchase protection)
        기다려 ?(?:주|달|보|봐)|기다리(?:시면|셔야|셨다가|시기|세요|십시오)|대기해 ?주|지켜봐 ?주
        시간을? ?(?:좀 |조금 )?(?:더 )?(?:주시|주세요|달라|필요)
        (?:请|請|耐心|再|稍微|多|麻烦|麻煩|先)(?:您|你|再|先|耐心|稍微|多|稍|麻烦|请|一下)*(?:等|候)
        等(?:待|个|上)?.{0,3}[0-9一二三四五六七八九十两几]+ ?(?:-|~|到|至)?[0-9]* ?(?:天|个?工作日|個?工作日|小时|周|星期|个月|日)
        给(?:我们|我).{0,4}(?:时间|几天|[0-9]+ ?天)
        """,
        r"""
        (?:don't|do not|dont|no need to|not|never|without|can't|cannot)(?: [\w'-]+){0,3}? (?:wait|be patient|be more patient)
        (?:we|i)(?:'ll| will| are| am)?(?: (?:will|can|just|still|also))* wait
        (?:thanks?|thank you|appreciate)(?: [\w'-]+){0,6}? (?:wait|patient|patience)
        기다려 ?(?:주셔서|주신|주셨)
        (?:더 )?기다리(?:시지|지) ?(?:마|말|않)
        (?:不用|不要|无需|不需要|不必|别|不想|谢谢|感谢).{0,6}等
        """,
        """
        Please wait for 5 more days, the parcel is on the way.
        5일만 더 기다려 주세요.
        请您再耐心等待7天。
        Please be patient.
        """,
        """
        You don't have to wait any more.
        기다려 주셔서 감사합니다.
        不用再等了。
        """,
    ),
    SeedRule(
        Ask.RESHIPPED,
        "물건을 다시 보냈거나 보내 주겠다는 말이에요.",
        "새 물건을 기다리는 동안 환불을 신청할 수 있는 기한이 지나가고, 안 와도 같은 주문으로 다시 신청하지 못할 수 있어요.",
        "새 운송장 번호를 받기 전에는 환불 신청을 취소하지 마세요.",
        "reshipped",
        LeadsTo.PROMISE,
        r"""
        re-?(?:ship|shipped|shipping|shipment|send|sent|sending|deliver|delivered|delivery)\b
        (?:ship|send|sent|shipped|sending|shipping|deliver|arrange)(?: [\w'-]+){0,6}? (?:again|a new (?:one|item|product|parcel|package)|new (?:one|item|product|parcel|package)|replacement|another (?:one|item|parcel|package|product))
        (?:send|ship|offer|give|arrange|arranged|provide|get)(?: [\w'-]+){0,3}? (?:replacement|exchange)
        (?:ship|send|sent|shipped|sending|give)(?: [\w'-]+){0,3}? one more
        (?:새로|하나 ?더|한 ?개 ?더|추가로|한번 ?더) ?(?:하나 ?(?:더 ?)?)?(?:보내 ?드|발송|배송)
        재발송|재배송|다시 ?(?:보내|발송|배송|부쳐)|대체품|교환품
        새(?:로운)? ?(?:상품|제품|물건|것)(?:을|으로|를)? ?…(?:보내|발송|배송)
        교환(?:으로|을|해)? ?…(?:보내 ?드|발송|해 ?드리)
        (?:重新|重|再次|再)(?:给您|给你|为您|帮您|安排)*(?:发货|寄送|补发|发送|发出|寄|发)(?:一个|一件|一份|新的?|给您|了|货)?
        (?:给|帮|为)(?:您|你)(?:再|重新)?(?:寄|发)(?:个|一个|一件|一份)?(?:对|正确|新|好)的
        补发|補發|重发|换货|補寄|补寄|换新|换一个
        """,
        r"""
        (?:don't|do not|dont|not|cannot|can't|unable|no|never|won't|will not|n't)(?: [\w'-]+){0,5}? (?:re-?(?:ship|send|deliver|sent)|replacement|exchange|ship|send)…
        re-?(?:send|sent|sending|upload)(?: (?:us|me|the|your|a|clear|new|some|it|to|clearer))* (?:photos?|pictures?|videos?|evidence|proof|link|e-?mail|message|code|screenshots?|information|request)
        (?:send|sent|give|provide)(?: (?:us|me|the|your|a|clear|some))+(?: [\w'-]+){0,4}? again
        (?:사진|영상|증거|자료|동영상|파일|메시지|메일|링크|증빙|주소|번호|물건을 저희)…다시 ?(?:보내|발송)
        다시 ?보내 ?(?:주세요|주시|주십시오|주셔야|달라)
        (?:재발송|재배송|교환|다시 ?보내|다시 ?발송|대체품)…(?:불가|안 ?됩|어렵|수 ?없|하지 ?않|없습|해 ?주지)
        (?:不能|无法|不会|不支持|没办法|不可以|不).{0,4}(?:重发|补发|重新发|换货|补寄|再发)
        (?:重新|再)(?:次)?(?:发|寄|发送)(?:起|一下|一遍|给我|给我们)?.{0,4}(?:照片|图片|视频|凭证|证据|申请|消息|纠纷)
        (?:照片|图片|视频|凭证|证据|材料).{0,6}(?:重新|再)(?:次)?(?:发|上传|发送)
        (?:重新|再次|再)发起
        """,
        """
        We will resend the item to you, please cancel nothing.
        새 상품을 다시 보내 드리겠습니다.
        我们给您补发一个新的。
        """,
        """
        We can not resend the item.
        Please resend the photos.
        사진을 다시 보내 주세요.
        请重新发一下照片。
        """,
    ),
    SeedRule(
        Ask.EVIDENCE_UNCLEAR,
        "사진이나 영상이 더 필요하다는 말이에요.",
        "정해진 날까지 보태지 않으면 증거가 모자란다며 거절할 수 있어요.",
        "언제까지인지 주문 화면에서 보고, 대화로만 보내지 말고 환불 신청 안에도 올리세요.",
        "evidence-clear",
        LeadsTo.EVIDENCE,
        rf"""
        !{_PROOF}(?: [\w'-]+){{0,6}}? (?:(?:not|n't)(?: (?:clear|enough|sufficient|valid|complete))|unclear|insufficient|invalid|blurry|blurred|incomplete|too dark)
        !{_PROOF}(?: [\w'-]+){{0,6}}? (?:(?:does not|doesn't|do not|don't|did not|cannot|can't|can not|fails? to)(?: (?:show|prove|see|be|support|display)))
        !(?:can't|cannot|can not|couldn't|could not)(?: [\w'-]+)? see(?: [\w'-]+){{0,4}}? (?:in|from|on)(?: [\w'-]+){{0,2}}? (?:{_PROOF}|uploaded|sent|attached)
        (?:record|film|shoot|make|take)(?: (?:a|an|another|one|short|new|us|clear|more))* (?:videos?|clips?|photos?|pictures?)
        (?:insufficient|unclear|not enough|more|clear|clearer|additional|further|better|valid|detailed|sufficient|new|other)(?: [\w'-]+)? {_PROOF}
        (?:provide|send|upload|submit|need|take|show|offer|add|supplement|share|give|attach)(?: [\w'-]+){{0,5}}? {_PROOF}
        !{_증거}(?:가|이|은|는|만으로는|으로는|들이)? ?…(?:부족|불명확|불충분|명확하지|선명하지|흐리|흐려|흐릿|확인이 ?안|확인할 ?수 ?없|확인하기 ?어렵|확인이 ?어렵|확인 ?불가|보이지 ?않|안 ?보|유효하지|인정되지|인정하기 ?어렵|식별)
        (?:추가|더|다른|선명한|명확한|자세한|보완|새로운)(?:로|의|된)? ?{_증거}
        {_증거}(?:이|가|도)? ?(?:없으면|있으실까요|있으신가요|있을까요|있나요|꼭 ?필요|필요해|필요합|필요한)
        {_증거}(?:을|를|도|과|와)? ?(?:좀 |더 |다시 |추가로 )?(?:찍어서?|촬영해서?|준비해서?)? ?(?:보내|올려|제출|제공|첨부|업로드|추가|보완|찍어 ?주)
        !{_凭证}.{{0,8}}(?:不清楚|不足|不够|模糊|无效|不完整|看不清|不能证明|无法证明|不充分|不清晰|不明确)
        (?:提供|上传|补充|发|拍|提交|需要|补交).{{0,10}}{_凭证}
        (?:更多|更清晰|更清楚|清晰|其他|补充)(?:的)?{_凭证}
        """,
        rf"""
        (?:don't|do not|dont|no need|needn't|not need|not necessary|without|no)(?: [\w'-]+){{0,6}}? {_PROOF}
        (?:thank|thanks|received|got|reviewed|checked|see|saw|seen|accepted|forwarded|have your)(?: [\w'-]+){{0,6}}? {_PROOF}
        (?:we|i)(?:'ll| will| can| have)?(?: [\w'-]+){{0,2}}? (?:send|provide|upload|take|attach|show|sent|share)(?: [\w'-]+){{0,4}}? {_PROOF}
        (?:photo|picture|copy|scan|screenshot) of(?: [\w'-]+){{0,4}}? (?:bank|card|passport|id|passbook|bankbook)
        {_증거}…(?:보내|제출|올리|첨부|제공|추가하)(?:지 ?않|실 ?필요|할 ?필요|지 ?마)
        (?:보내 ?주신|제출하신|올려 ?주신|첨부하신|제공해 ?주신|보내신) ?{_증거}…
        (?:통장|신분증|여권|카드) ?{_증거}…
        (?:不需要|不用|无需|不必|不要).{{0,10}}{_凭证}
        (?:已收到|收到了?|感谢|谢谢).{{0,8}}{_凭证}
        (?:护照|身份证|银行卡|证件).{{0,3}}{_凭证}
        """,
        """
        Your evidence is not enough, please provide clear photos.
        사진이 선명하지 않아 확인이 어렵습니다.
        请提供清晰的照片和视频。
        """,
        """
        Thank you for the photos, we will check them.
        사진을 더 보내실 필요 없습니다.
        不需要再提供照片。
        """,
    ),
    SeedRule(
        Ask.SHOWN_DELIVERED,
        "배송 조회에 배송이 끝난 것으로 나온다는 말이에요.",
        "받지 않았는데 그대로 두면 받은 것으로 판정할 수 있어요.",
        "‘수령 확인’을 누르지 말고, 택배사에 어디로 배달했는지 물어 답을 남기세요.",
        "delivered-not-here",
        LeadsTo.EVIDENCE,
        r"""
        (?:tracking|system|logistics|courier|carrier|record|status|information|parcel|package|order|item|post office|it)(?: [\w',#-]+){0,5}? (?:shows?|showing|shown|displays?|indicates?|says?|confirms?|confirmed|marked|has been|was|been|already|is|have been)(?: (?:that|it|the|parcel|package|has|been|was|is|as|already|successfully|order|item|to|be))* (?:delivered|signed|arrived)
        (?:signed|delivered)(?: (?:for|by|to))(?: (?:you|your|the|recipient|someone|receiver))
        (?:delivered|signed)(?: [\w'-]+){0,3}? (?:successfully|according to)
        handed(?: over)? to··(?: (?:recipient|you|customer|receiver|neighbou?r|security|guard))
        (?:picked|collected)(?: up)? by··(?: (?:you|recipient|customer|receiver))
        (?:배송|배달|택배)(?:이|은|가)? ?(?:이미 ?|정상 ?)?(?:완료|도착)(?:으로|로|된|되었|됐|했|하였|라고| ?처리| ?상태|된 것)
        (?:조회|시스템|추적|물류|운송장|기록)…(?:배송 ?완료|배달 ?완료|도착|수령 ?완료|인수)
        (?:배송|배달) ?완료
        (?:수령|인수|서명|사인)(?:하신|하셨|이 ?완료|을 ?완료|된 ?것|한 ?것)
        (?:物流|包裹|快递|系统|显示|跟踪|信息|订单|查询).{0,10}(?:已签收|已妥投|签收|妥投|已送达|送达|送到|投递成功|已派送)
        (?:快递|物流|包裹|快递员).{0,8}(?:投递到|投递|放在|放到|送到|派送完成|代收)
        (?:문 ?앞|경비실|우편함|택배함|보관함)(?:에|으로)? ?(?:배송|배달|두|놓|맡|보관)
        已签收|已妥投|已送达|已簽收
        """,
        r"""
        (?:not|n't|never|if|when|once|until|before|after|unless|will|to be)(?: [\w'-]+){0,5}? (?:delivered|signed|arrived)
        return(?:ed)?(?: [\w'-]+){0,5}? (?:delivered|signed|arrived)
        (?:배송|배달)(?:이|은)? ?…(?:완료되지|완료되면|완료될|완료 ?예정|완료 ?후|완료까지|완료 ?전|되지 ?않)
        도착(?:하지|하면|예정|할)|배달 ?예정
        (?:반품|회수|반송)(?:이|은|하신|한)? ?…(?:도착|완료|수령|인수)
        수령(?:하지|하시면|하신 ?후|하신 ?뒤|하신 ?다음|하신 ?날)
        (?:没有|未|尚未|还没|如果|若|等待|待|不).{0,5}(?:签收|妥投|送达|送到)
        (?:退货|退回).{0,8}(?:签收|送达)
        """,
        """
        The tracking shows the parcel was delivered on November 3.
        조회해 보니 배송 완료로 나옵니다.
        物流显示已签收。
        """,
        """
        The parcel has not been delivered yet.
        배송이 아직 완료되지 않았습니다.
        包裹还没有签收。
        """,
    ),
)
