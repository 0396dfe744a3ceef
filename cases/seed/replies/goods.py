"""What replies say about the goods and the time: wait, it was delivered, it was sent again, the photos do not show it."""

from cases.replies.asks import Ask, LeadsTo
from cases.seed.replies.rule import SeedRule
from cases.seed.replies.words import (
    PICTURES,
    REFUSED,
    SHOW,
)

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
        (?:give|need|takes?|allow|within|after|in)(?: (?:it|this|him|them|the parcel|the package|about|around|at least|maybe))*(?: (?:another|a further|a few more|some more|few more|a couple more|\d+ more)) (?:day|week|hour|month|time|\d)
        (?:another|a few more|few more|some more|a couple more|couple of more|\d+ more|one more|two more) (?:days?|weeks?|hours?|months?)
        (?:hear from|reply|respond|answer|get back to|come back to|update|contact|inform|feedback|give you (?:a|an) (?:answer|reply|result|update|feedback|response))(?: (?:us|you|to|with|a|an|you with))*(?: (?:again|back|soon|result|update|news))* (?:with)?in (?:the next |about |around )?(?:\d+|a few|one|two|three|five|seven|some)
        (?:will|should|gonna|going to|must|can)(?: (?:be|surely|definitely|certainly|probably))* (?:arrive|arriving|reach you|come|be there|deliver|be delivered|get there)(?: (?:to|at|in|you|your|korea|country|place|home|address))* (?:soon|shortly|quickly|within|in (?:\d|a few|one|two|about|around)|by (?:the|next|end)|next (?:week|month)|after)
        (?:needs?|takes?|requires?)(?: (?:about|around|approximately|up to|maybe|some|at least))* (?:\d+|few|several)(?: ?(?:-|to|~) ?\d+)?(?: (?:more|business|working))* (?:days?|weeks?)(?: [\w'-]+){0,2}? (?:to|for) (?:arrive|korea|deliver|reach|delivery|ship|check|investigate)
        (?:check|look|see|ask|contact us|come back|write|message us|try)(?: (?:it|back|us|again|the tracking))* (?:again )?(?:in|after) (?:\d+|a few|several|a couple|one|two|three) (?:more )?(?:days?|weeks?|hours?)
        hang (?:on|tight|in there)|sit tight|stay tuned|(?:a (?:little|bit)|some|more|your kind) patience|no (?:hurry|rush)|(?:don't|do not|dont|not to) (?:hurry|rush|be anxious|panic)
        (?:ship|send|sent|process|handle|reply|resume|deal|back to work)(?: [\w'-]+){0,5}? after (?:the |our |chinese |spring |national )*(?:holidays?|festival|new year|vacation)
        참아 ?(?:주|줘)|기달려|기둘려|기다려[ ]?(?:야|라|줄|줘)|기다림|기다리[면]|대기 ?(?:부탁|바랍|하)|인내심
        (?:[0-9]+ ?(?:일|주|시간|개월|달)|하루|이틀|사흘|나흘|열흘|보름|며칠|몇 ?일|일주일|한 ?주|한 ?달|조금|좀)(?:정도|가량|쯤)?만 ?(?:더|시간|여유|말미|참|봐|늦|지켜)
        (?:[0-9]+ ?(?:일|주|시간|개월|영업일)|하루|이틀|사흘|열흘|보름|며칠|일주일|한 ?달)(?:에서 ?[0-9]+일)?(?: ?정도| ?가량| ?쯤| ?안팎| ?이상)?(?:이|은|는)? ?(?:더 ?)?(?:걸리|걸릴|걸려|걸린|소요)
        (?:답변|확인|조사|배송|통관|도착|처리|물류|발송)…(?:걸리|걸릴|걸려|소요|지연|늦어)…(?:양해|이해)
        (?:시간|여유|말미)(?:을|를|가|이)? ?(?:좀 |조금 |더 |며칠 )*(?:주실|주십|줘|필요|가지고|갖고|내주)
        (?:[0-9]+ ?(?:시간|일|영업일)|하루|이틀|오늘|내일|이번 ?주)(?: ?(?:안|이내|내|중|까지))(?:에|으로|로)? ?(?:다시 |꼭 |바로 |결과를? ?|처리 ?결과를? ?)?(?:답변|답|회신|연락|안내|확인|알려)(?:을|를)? ?(?:드리|드릴|해 ?드|하겠)
        (?:[0-9]+ ?(?:일|주|시간)|며칠|일주일|하루|이틀) ?(?:후|뒤|지나서|있다가)(?:에)?(?:도)? ?…(?:다시|또) ?(?:문의|연락|확인|말씀|조회|봐)
        (?:곧|금방|조만간|얼마 ?안 ?있어|이번 ?주|다음 ?주|며칠 ?안에|[0-9]+일 ?안에)(?:이면|에|쯤|면)? ?…(?:도착|받으실|받아 ?보실|배송될|배달될|갈 ?거|올 ?거)
        耐心|稍安勿躁|(?:别|不要|勿|莫|不用|先别)(?:太)?(?:着急|心急|急|担心)
        (?:再|多|请)?(?:给|宽限|缓|容)(?:我们|我|卖家|物流|快递|他们)?.{0,4}(?:时间|几天|两天|一周|一个星期|[0-9]+ ?(?:天|日|小时|个工作日))
        (?:过|再过|等个|隔)(?:个|上)?(?:几|两|三|[0-9一二三四五六七八九十]+) ?(?:天|日|周|个?星期|小时|个?工作日)
        (?:[0-9一二两三四五六七八九十]+|几)(?:个)?(?:小时|天|工作日|日)(?:之)?(?:内|以内).{0,6}(?:回复|答复|回覆|联系|给您|反馈|告知|处理结果)
        (?:延迟|延误|停运|放假|假期|爆仓|才|慢|滞留|拥堵|积压|耽误|耽搁|节后|春节|国庆).{0,24}(?:谅解|理解|见谅|体谅|包涵|稍候|稍后)
        (?:节后|放假回来|假期(?:结束)?(?:之)?后|初[六七八九十]|下周|下个月|下月|过完年).{0,8}(?:才|再|就|会|发|处理|安排|恢复)
        (?:很快|马上|快要?|应该|这几天|这两天|过几天|近期|近日|不久)(?:就|会|将|能|要)*(?:到了?|送到|送达|收到|派送|到货|寄到)
        (?:晚点|晚些|稍后|回头|过后)(?:再|会|给|我|我们|就)*(?:回复|答复|联系|处理|告诉|看)
        (?:继续|安心|静待|静候|坐等|候)(?:等|候|消息|回复|佳音)?(?:等待|消息|通知|回复|佳音)
        시간…(?:주세요|주십|주시|주실|줄 ?수|달라|필요)
        expect(?:ed)?(?: [\w'-]+){0,4}? (?:at|by|on|in|around|within|before|after|end|next)
        (?:ask|request|appreciate|beg|hope)(?: [\w'-]+){0,2}? (?:understanding|patience|time)(?: [\w'-]+){0,3}? (?:until|till|while|before|in the meantime)
        (?:if|when)(?: [\w'-]+){0,5}? (?:not|n't)(?: [\w'-]+)? (?:reach|arrive|arrived|received|receive|get|come|delivered)(?: [\w'-]+){0,3}? (?:by|before|until|in|within)\b
        기다려 ?보|좀만 ?더
        (?:more|another|extra) (?:\d+|one|a|two|few) (?:day|week|month)
        (?:[0-9]+월|이 ?달|이번 ?달|다음 ?달|내달|월|연) ?(?:초|중순|말|하순)(?:에는|에|쯤|쯤엔|까지|엔|께)? ?…(?:받으|받아|도착|배송|올 ?거|갈 ?거|답|연락|가능)
        (?:월요일|화요일|수요일|목요일|금요일|주말|다음 ?주|이번 ?주|연휴|휴가|명절|설|추석|내일|모레)(?:에는|에나|에야|이후|이후에|지나서|지나고|끝나고|쯤|까지|까지는|에|이나)? ?…(?:답|연락|회신|확인|처리|도착|받으실|발송|출고) ?(?:가능|드리|드릴|될|됩|하겠|이 ?가능|예정|할 ?수)
        (?:it|parcel|package|goods|item|order|they)(?:'ll| will| should| must| can)?(?: (?:be|come|comes|coming|arrive|arrives|get|gets|release|released|reach))+(?: [\w'-]+){0,5}? (?:soon|in (?:a|few|\d|one|two)|few days?|a day or|next (?:week|month)|tomorrow|by (?:the|next))
        (?:few|several|couple of|some|\d+) days?(?: (?:more|then|later))*(?: (?:will|can|should|must))+ (?:release|arrive|come|reach|deliver|get|be)
        (?:closes?|closed|holiday|vacation|off|leave)(?: [\w'-]+){0,3}? (?:until|till|to) (?:\d|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|mon|tue|wed|thu|fri|next|after)
        (?:get|come) (?:back )?to (?:you|your case|it) (?:right |soon |shortly )?(?:after|when|once|on|by|tomorrow|soon)
        (?:放假|休假|休息|停工|关门|盘点).{0,4}(?:到|至)
        (?:初[一二三四五六七八九十]|月底|月初|月中|周[一二三四五六日]|星期[一二三四五六日]|下周|下个月|明天|后天|过两天).{0,6}(?:查|回复|答复|给您查|能到|到|处理|联系|告诉)
        再(?:看看|观察|等等|看几天|留意)
        (?:few|several|couple of) days? more|wait until
        """,
        r"""
        (?:don't|do not|dont|no need to|not|never|without|can't|cannot)(?: [\w'-]+){0,3}? (?:wait|be patient|be more patient)
        (?:we|i)(?:'ll| will| are| am)?(?: (?:will|can|just|still|also))* wait
        (?:thanks?|thank you|appreciate)(?: [\w'-]+){0,6}? (?:wait|waiting|patient|patience)
        기다려 ?(?:주셔서|주신|주셨)
        (?:더 )?기다리(?:시지|지) ?(?:마|말|않)
        (?:不用|不要|无需|不需要|不必|别|不想|谢谢|感谢).{0,6}等
        (?:refund|money|payment|amount|bank|card|credited|funds)…(?:\d+|few|several|another|more|arrive|soon|shortly|take|takes|days?)
        (?:환불|입금|카드사|은행|카드|결제|승인 ?취소|환급)…(?:걸리|걸릴|걸려|걸린|소요)
        (?:谢谢|感谢|多谢)(?:您|你)?(?:的)?.{0,4}(?:耐心|等待|谅解|理解)
        (?:退款|到账|银行|款项|退回).{0,10}(?:[0-9一二两三四五六七八九十]+|几).{0,4}(?:天|工作日|小时)
        (?:不用|无需|不必|不需要)(?:再)?(?:耐心)?(?:等|继续)
        (?:after|within|in|for|of)(?: [\w'-]+){0,3}? (?:receipt|receiving|delivery|purchase|payment)
        (?:send|ship|return|upload|submit|provide|add|reply|respond|confirm|post)…within…
        기다림 ?없이|기다리게|오래 ?기다리
        시간…(?:영업|상담|운영|근무|업무|접수|끝|지났|초과)
        (?:영업|상담|운영|근무|업무) ?시간…
        (?:款|钱|退款|金额).{0,8}(?:到|退|打)
        (?:환불|입금|돈)…(?:월요일|다음 ?주|이번 ?주|내일|초에|말에)…
        (?:send|ship|sent|ships|new|replacement|reship|resend)…(?:tomorrow|on|next|soon|friday|monday)
        (?:발송|출고|부쳐|보내)…
        (?:refund|money|credit|payment)…
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
        (?:new|second|another|replacement|other)(?: (?:one|item|product|parcel|package|unit|order|piece|pair|set))?··(?: (?:goes|going|go|will go|gone|went|been|be|is|was|gets|getting|leaves|left))+(?: [\w'-]+){0,2}? (?:out|sent|shipped|dispatched|posted|on the way|on its way|today|tomorrow|on (?:mon|tue|wed|thu|fri))
        replacement(?: [\w'-]+)? (?:is|was|will|has|goes|can|could|for you|free)
        (?:dispatch|dispatched|post|posted|mail|mailed|ship|shipped|send|sent|arrange|arranged|prepare|prepared|deliver)(?: [\w'-]+){0,5}? (?:once more|one more time|again|a second time|for a second)
        (?:dispatch|dispatched|post|posted|mail|mailed|prepare|prepared|pack|packed|ship out)(?: [\w'-]+){0,4}? (?:new|another|replacement|second) (?:one|item|product|parcel|package|unit|piece|pair|set)
        (?:send|ship|give|sent|mail)(?: (?:you|u|out|to you|the|a|an))* (?:correct|right|missing|good|working|perfect|lost) (?:one|item|part|parts|product|size|color|piece|pieces)
        (?:exchange|swap|change|replace)(?: (?:it|the item|the product|this|one|them|you|a|for|with|to|into))* (?:for you|new|free|another)
        (?:한 ?번|하나|한 ?개|1개|한 ?벌|한 ?세트|재차|추가) ?더? ?(?:보내 ?드|부쳐 ?드|발송|배송|출고|보내줄|보낼게|보냈)
        재출고|재송부|재전송해 ?드|다시 ?(?:출고|부치|부친|배달|붙여|싸서|포장)|대체 ?(?:상품|제품|발송)|맞교환|신품
        새(?:로| 것| 거| 걸|로운 ?것)(?:로|으로|을|를)? ?(?:하나 ?|다시 ?|바로 ?|또 ?|무료로 ?)*(?:보내|부쳐|바꿔|교체|출고|나가|나갑|나갔|발송|배송|준비)
        새(?:로운)? ?(?:상품|제품|물건|옷|신발|기기|물품)(?:을|를|이|가|으로|로)? ?…(?:출고|나가|나갔|나갑|부쳐|바꿔|교체|준비|출발)
        (?:바꿔|교체해|갈아) ?(?:서 ?)?(?:드리|드릴|보내|발송)
        (?:누락된|빠진|부족한|맞는|정상) ?(?:부품|구성품|제품|상품|물건|색상|사이즈|것)(?:을|를|만|은|으로|로)? ?…(?:보내 ?드|발송|부쳐|배송)
        (?:重新|再次?|又|另外|另)(?:给您|给你|为您|帮您|安排|单独|免费|快递)*(?:发|寄|邮|出)(?:出|了|过去|一|个|件|份|您|给|新|货)
        (?:给|帮|为)(?:您|你).{0,4}(?:换|补|重)(?:一个|一件|一份|个新|件新|新|发|寄|过)
        (?:发|寄|邮)(?:一|个|件|份|您|给您|给你|出|了){0,4}(?:新的?|替换|正确的?|缺少的?|漏发的?|对的)(?:货|件|包裹|产品|商品|一件|给)?
        (?:新|替换|补)(?:的)?(?:货|件|包裹|产品|商品|一件)(?:已经?|会|将|今天|明天|马上|就){1,3}(?:发|寄|出|安排|上路)
        !要不.{0,6}(?:补发|重发|重新发|换|再发|再寄|补寄)
        (?:다시|새로|재차|하나 더|한 번 더) ?(?:보낼|보냈|보내게|보내려|부칠|발송할|배송할)
        새(?:로운)? ?(?:것|거|걸|상품|제품|물건|놈)(?:을|를|으로|로)? ?…(?:보낼|보내|부칠|발송|배송)
        (?:spare|new|another|replacement)(?: [\w'-]+)?…(?:leave|leaves|ship|ships|send|sent|go out|dispatch)…
        (?:给|帮)(?:您|你)?.{0,3}(?:重|再|补)(?:新)?(?:发|寄)
        (?:correct|right|new|missing|replacement|good)(?: [\w'-]+){0,2}? (?:ships|will ship|is shipping|leaves|goes out|is on (?:its|the) way|will be (?:sent|shipped))
        (?:빠진|누락된|빠뜨린|부족한|올바른|정확한|맞는) ?[가-힣]+(?:는|은|을|를)? ?…(?:부쳐 ?드|보내 ?드|발송|보낼게|보냈)
        (?:换|补)(?:一|个|件|两)(?:件|个|双|条|套)?(?:新的|对的)?(?:寄|发|给)
        (?:new|another|replacement) (?:one|item|parcel|package)(?: (?:was|is|has been|already))* (?:shipped|sent|posted|mailed)
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
        (?:보내 ?주신|올려 ?주신)…다시
        (?:换|补|重|发|寄).{0,6}(?:优惠券|红包|差价|积分|钱|照片|视频|图|消息|链接|邮件|申请|评价)
        (?:thank|thanks)…again
        (?:photos?|pictures?|videos?|retake|film|record)…(?:send|sent|upload)(?: [\w'-]+){0,2}? again
        (?:check|contact|try|tracking|write|ask|reply|message|explain|confirm|submit|open|upload|apply)(?: [\w'-]+){0,3}? again
        (?:\b(?:not|unable|cannot|never|no)\b|n't\b)…(?:spare|new one|another|replacement)…
        (?:new|another|other)(?: [\w'-]+)? (?:photos?|pictures?|videos?|evidence|address|dispute|request|order|message|link|email|coupon|code|time|date)…
        (?:사진|영상|증거|자료|문의|메시지|링크|쿠폰|저희|주소|신청)…(?:다시|새로) ?(?:보낼|보냈|보내)
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
        (?:show|prove|demonstrate)(?: (?:us|me|to us|that|how|where|clearly))* (?:the|that|where|what|how|it|your)(?: [\w'-]+){{0,3}}? (?:problem|issue|defect|damage|damaged|broken|fault|wrong|difference|works?|working|weight|label|package|barcode)
        (?:can't|cannot|can not|couldn't|unable to|hard to|difficult to|not able to)(?: [\w'-]+){{0,2}}? (?:see|verify|identify|tell|judge|confirm|determine|find|recogni[sz]e)(?: (?:the|any|what|where|if|that|is|your|clearly|a))*(?: [\w'-]+)? (?:problem|issue|defect|damage|fault|wrong|difference|claim|broken|flaw)
        (?:record|film|shoot|make|take|send|need|see|have|want)(?: (?:a|an|another|one|short|new|us|clear|more|some|me|to|the|few|your|full|unboxing|opening))* (?:videos?|vids?|clips?|photos?|pictures?|pics?|images?|screenshots?|footage)
        (?:lack|lacks|lacking|missing|absence)(?: (?:of|the|enough|sufficient|any|valid))* {_PROOF}
        {_PROOF}(?: [\w'-]+){{0,3}}? (?:required|needed|requested|necessary|please|pls|too (?:blurry|dark|small))
        (?:weigh|measure)(?: (?:the|it|your))* (?:the )?(?:parcel|package|item|product|it|box)?(?: [\w'-]+){{0,3}}? (?:photo|picture|video|scale|ruler|and)
        (?:사진|영상|동영상|개봉|언박싱)…(?:찍어 ?(?:주|줘|보)|촬영해 ?(?:주|줘)|보여 ?(?:주|줘)|남겨 ?(?:주|줘)|부탁|요청|필요)
        (?:불량|하자|파손|문제|고장|어디)…(?:안 ?보|보이지 ?않|확인이 ?안|확인되지|확인할 ?수 ?없|확인하기 ?어려|확인 ?불가|식별|모르겠|알 ?수 ?(?:가 ?)?없|판단하기 ?어|판단이 ?어|구분이)
        (?:입증|증명)(?:할|하실|해)? ?…(?:자료|필요|부탁|주셔야|주시|주세요|못|부족|바랍)
        (?:무게|크기|치수)(?:를|을)? ?…(?:재서|재어|달아서|측정)…
        (?:拍|录|發|发|传|补|补充|提供|上传|重拍|重新拍|再拍|再录|来|给)(?:我们|我|个|一个|一下|张|几张|段|些|清楚|清晰|一张|开箱|完整|的|下|点|过来)*(?:照|照片|图|图片|视频|錄像|录像|小视频|截图|凭证|证据|证明|面单)
        (?:看不出|看不到|看不清|看不见|无法判断|无法确认|判断不了|无法核实|不能确定|分辨不出).{{0,14}}(?:问题|瑕疵|破损|损坏|哪里|质量|情况|坏)?
        (?:证据|举证|凭证|材料|资料).{{0,6}}(?:不足|不够|不充分|欠缺|缺少|无效|不符|不全|有限)
        (?:缺少|缺乏|没有|欠缺)(?:有效|足够|充分|相关|清晰)?(?:的)?(?:证据|凭证|证明|照片|视频)
        (?:开箱|称重|重量|测量|检测|鉴定).{{0,4}}(?:视频|照片|报告|证明|图).{{0,10}}(?:发|提供|上传|需要|拍|吗)?
        {PICTURES}…{SHOW}
        !没有.{{0,3}}{PICTURES}.{{0,8}}(?:没法|无法|不能|不好|办不)
        !(?:拍|录)(?:一?个|一段|一下|一张|几张)(?:呗|吧|可以|行|好)
        (?:사진|영상|동영상|증거)(?:이|가|을|를|도|좀)? ?(?:더|또|다른|추가)…(?:있|주|보|필요)
        (?:can you|could you|please|would you|need you to|have to)(?: [\w'-]+)? (?:film|record|photograph|video)\b
        (?:hard|difficult|impossible) to (?:tell|see|judge|say|verify)
        (?:图|照片|图片|视频|截图)(?:太|有点|很|比较)?(?:糊|模糊|暗|小|不清)
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
        (?:사진|영상|동영상)…(?:감사|잘 ?받|잘 ?보|선명하게|확인했)
        (?:you|customer|buyer)(?:'ve| have)? (?:sent|uploaded|provided|submitted)…(?:clear|sufficient|enough|good|received)
        照片.{{0,4}}(?:很清楚|清楚了|收到|已收)
        (?:我们|仓库|这边|我)(?:会|来|去|已|已经)(?:给您)?(?:拍|录|发|提供)
        {REFUSED}…{PICTURES}
        {PICTURES}…(?:보내 ?주셔서|올려 ?주셔서|잘 ?받|received|收到|很清楚|필요 ?없|않으셔도|지 ?마)
        (?:thank|thanks|감사|고맙|谢谢|感谢|收到|received)…{PICTURES}
        (?:신분증|통장|여권|카드|통관|계좌|주민|bank|passport|card|id\b|身份证|护照|银行)…{PICTURES}
        {PICTURES}…(?:신분증|통장|여권|bank|passport|card|id\b|身份证|护照|银行)
        (?:we|i|저희|제가|我们|我)(?:가|는|도)? ?(?:will|can|'ll|会|来|去|이미|나중에)…{PICTURES}
        (?:상품|제품|상세|광고|홍보|listing|product|main) ?{PICTURES}
        (?:후기|리뷰|review|评价|晒)…{PICTURES}
        {PICTURES} ?(?:후기|리뷰|review|评价)
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
        (?:left|placed|dropped|put|deposited|delivered|stored|waiting)(?: (?:it|off|at|in|on|with|by|the|your|a|an|front|parcel|package|for you|to|outside|inside|near|next))* (?:door|doorstep|porch|mail ?box|letter ?box|neighbou?r|security|guard|reception|concierge|front desk|locker|garage|pick ?up point|lobby|post ?box|parcel box|home)
        (?:you|customer|family|someone|recipient|buyer|receiver|neighbou?r)(?: [\w'-]+){0,3}? (?:already|has|have|had|signed|must have)(?: (?:already|have|has))* (?:received|signed|got|collected|picked|accepted|taken)
        (?:deliver(?:y|ed)|arrived|signature|received)··(?: (?:is|was|has been|as|to be))? (?:complete|completed|successful|finished|confirmed|done|recorded|scanned)
        (?:delivered|arrived|signed)(?: (?:to|at|in|by|for|your|the|already|address|city|country))* (?:on|at) (?:\d|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|last|mon|tue|wed|thu|fri)
        (?:proof|evidence|confirmation|record) of delivery|delivery (?:photo|proof|confirmation|record)|pod shows?
        already(?: been)? (?:delivered|arrived|received|signed)|status··(?: (?:delivered|signed))|marked··(?: delivered)
        (?:배송|배달|택배|물건|상품|소포)…(?:끝난|끝났|끝나|마친|마쳐|완료|전달|인계|도착한|도착했|배달된|배송된|배달됐|배송됐|배달되었|배송되었)
        이미 ?…(?:받으신|받으셨|받았|수령|도착한|도착했|배달|배송된|배송됐|배송되었|전달|인계)
        (?:문 ?앞|현관|경비실|관리실|관리사무소|우편함|우체통|택배함|보관함|무인함|편의점|이웃|가족|동거인|누군가|다른 ?분)(?:에|으로|에게|께|한테|이|가|께서|분이)? ?…(?:두고|두었|뒀|놓고|놓아|놨|맡겼|맡겨|보관|전달|인계|받았|받으|수령|서명)
        (?:수령인|받는 ?분|본인|고객님)(?:이|께서|의|께|님이)? ?…(?:서명|사인|수령|인수|받으신 ?(?:것|걸))
        (?:签收|簽收|妥投|投妥|送达|代收|代签)(?:了|成功|记录|信息|状态|证明|底单|人|过)
        (?:包裹|快递|货|物流|东西|它).{0,8}(?:已经?|早就|都)(?:到|送|派|投|签|交|放)(?:了|到|达|完|给|收|货|在)?
        (?:放|送|投|派|存|交)(?:到|在|给|至|进)?(?:了)?(?:您|你)?(?:家|的)?.{0,4}(?:门口|快递柜|信箱|邮箱|驿站|代收点|物业|前台|保安|邻居|丰巢|便利店|门卫|自提)
        (?:successful|successfully|confirmed|completed)(?: [\w'-]+)? (?:delivery|delivered)
        (?:confirms?|confirmed|shows?|says?|proves?|states?|indicates?)(?: [\w'-]+){0,4}? deliver(?:y|ed)
        (?:you|he|she|someone|somebody|neighbou?r) (?:picked|collected|signed for) (?:it|the parcel|the package)
        (?:scanned|recorded|registered|logged)(?: [\w'-]+){0,2}? (?:as )?(?:handed|delivered|received|picked|collected|signed)
        (?:조회|저희 ?쪽|시스템|기록)…(?:수령하신|받으신|받은) ?(?:걸로|것으로|거로)
        (?:수령하신|받으신|인수하신) ?(?:걸로|것으로|거로) ?(?:나|떠|뜨|되|확인|조회)
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
        (?:하면|되면|받으시면|도착하면|배송되면|배달되면)
        (?:반품|회수|반송|돌려보내|저희 ?창고|저희 ?쪽|판매자)…(?:배달|배송|전달|받았|도착)
        (?:will|should|gonna|going to|can|to|not|yet|once|after|when|if|until)(?: (?:be|get|have been|it|the|parcel|package|is|has|been|you))+ (?:delivered|left|signed|received|collected)
        (?:wasn't|isn't|hasn't|not|never|no one|nobody)…(?:delivered|received|signed|left|arrived)
        (?:已经?|都)(?:到|送|派|交)(?:了)?(?:海关|韩国|香港|分拣|机场|转运|中转|航空|平台|财务|仓库|物流公司)
        (?:如果|等|一旦|若|没|没有|未|还没|之后|以后|后).{0,8}(?:签收|妥投|送达|代收|收到|到了)
        (?:退|退回|退货|寄回|仓库).{0,8}(?:签收|送达|收到|到了)
        (?:confirm|show|check|ask|provide|proof|if|whether|not|n't|no)(?: [\w'-]+){0,4}? delivery (?:address|time|date|method|note|instruction|company|fee|cost)…
        (?:not|n't|no|never|fail|failed|unsuccessful|before|until|after)(?: [\w'-]+){0,4}? (?:delivery|delivered)
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
