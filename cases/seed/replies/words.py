"""Words that belong together, in the three languages and as people misspell them, for rules that read a meaning.

A reply mixes languages within a sentence, so a rule names what it is about and what is done, and not the phrase.
"""

DISPUTES = (
    "(?:dispute|claim|case|complaint|appeal|arbitration|controversy|refund request|return request"
    "|분쟁|클레임|컴플레인|디스퓨트|환불 ?(?:신청|요청|접수)|반품 ?(?:신청|요청|접수)|이의 ?제기"
    "|纠纷|糾紛|争议|爭議|退款申请|申请退款|投诉|售后申请|售后单)"
)
CLOSE = (
    "(?:\\b(?:clos|cancel|withdr|retract|revok|drop|dismiss|solved|resolved|disappear|delet|remov|take (?:it )?(?:down|back)|give up)"
    "|취소|철회|취하|종료|종결|삭제|닫|내려|내리|풀어|풀고|접어|클로즈|거두|거둬|없애"
    "|关|關|撤|取消|消掉|结束|销掉)"
)
ASKED = (
    "(?:please|can you|could you|would you|will you|may you|help|kindly|if you|once you|after you|you can|you need|you should|you must"
    "|need you|want you|hope you|ask you|suggest you|first"
    "|해 ?주|해 ?줘|해 ?달|주세|주시|주실|주십|주심|줄 ?수|수 ?있|부탁|바라|바랍|하시면|하시고|셔야|시면|까요"
    "|请|麻烦|麻煩|能不能|可不可以|可以|能否|帮|要不|最好|吧|好吗|好不好|行吗|呗|一下|先)"
)
MESSENGERS = (
    "(?:paypal|pay pal|alipay|we ?chat|whats ?app|telegram|kakao(?: ?talk)?|venmo|zelle|payoneer|western union|usdt|bank transfer|wire transfer"
    "|페이팔|페이펄|위챗|위쳇|알리페이|카카오톡|카톡|왓츠앱|텔레그램|라인으로|카카오 ?페이|토스|계좌 ?이체|무통장"
    "|微信|薇信|支付宝|贝宝|私聊|私信|私讯|线下|私下|加(?:个|我|一下)? ?(?:v|微|vx|wx))"
)
GIVEN = (
    "(?:\\b(?:send|refund|pay|transfer|return|give|tell|add|chat|talk|settle|solve|deal|prefer|contact|reach|need|have you|do you)\\b"
    "|보내|보낼|드리|드릴|쏴|쏠|송금|입금|환불|돌려|알려|연락|추가|주세|주시|주실|얘기|이야기|대화|친구"
    "|退|转|打|汇|给|发|加|聊|说|联系|补|处理|沟通)"
)
REVIEWS = (
    "(?:\\b(?:reviews?|feedbacks?|ratings?|stars?|five-star|comments?|evaluations?|one-star)\\b"
    "|리뷰|후기|평점|평가|별점|상품평|별(?:을|이|은| ?다섯| ?5| ?[0-9]개)|[0-9]개의 ?별|별표"
    "|评价|評價|评论|差评|负评|好评|中评|五星|5星|5分|五分|满分|打分)"
)
REVISE = (
    "(?:\\b(?:chang|modif|delet|remov|revis|edit|updat|improv|giv|leav|positive|5|five|good|high|better|correct)"
    "|수정|변경|삭제|지워|지우|바꿔|바꾸|고쳐|내려|올려|남겨|작성|만점|다섯|주십|주세|주시|줘|부탁"
    "|删|改|撤|拿掉|去掉|追|给|打|留|来|支持)"
)
SHIPPING_COST = (
    "(?:shipping|postage|freight|ship fee|ship cost|courier fee|delivery fee|return fee|return cost|cost of (?:sending|returning|shipping|the return)"
    "|(?:배송|운송|반송|반환|반품|왕복|택배|국제|배달) ?(?:비용|비|료|값|요금|운임)|운임"
    "|运费|運費|邮费|快递费|退货费|来回费用|寄费)"
)
PAID_BY_YOU = (
    "(?:you(?: [\\w'-]+){0,3}? (?:pay|bear|cover|afford|cost)|(?:on|by|falls on|falls to|paid by|borne by)(?: the)? (?:you|buyer|customer)|yourself"
    "|buyer (?:pays?|bears?|covers?)|customer (?:pays?|bears?|covers?)"
    "|(?:당신|고객|손님|구매자|본인|소비자|사장님|직접)…(?:지불|부담|내|결제|납부|물)|지불해야|내셔야|부담하셔야|부담입니다"
    "|(?:您|你|买家|客户|顾客|亲)(?:自己|自行|需要|要|来|得|需|先)*(?:承担|出|付|掏|支付|负责|垫)|自理|自付|自费)"
)
PICTURES = (
    "(?:evidence|proof|photos?|pictures?|videos?|images?|screenshots?"
    "|증거|사진|영상|동영상|증빙|캡처|스크린샷|照片|图片|視頻|视频|凭证|截图|证据|图)"
)
SHOW = (
    "(?:\\b(?:send|show|upload|provide|take|need|submit|supplement|attach|share|record)\\b"
    "|보여|보내 ?(?:주|줘|달)|올려|찍어|찍으|제출|첨부|필요|있으세|있으실|있나|있을까|다시|더 "
    "|拍|录|发|传|提供|补)"
)
TAXES = (
    "(?:customs? (?:tax|fee|duty|duties|charge)|import (?:tax|duty|duties|fee)|duty|duties|tariffs?|customs?"
    "|관세|관부가세|통관 ?(?:비|비용|료|수수료|세)|세관|부가세|세금"
    "|关税|關稅|清关费|税费|税金|海关|税)"
)
TAX_PAID = (
    "(?:you(?: [\\w'-]+){0,3}? (?:pay|owe|settle)|ask(?:s|ing)?(?: (?:for|you|to))* (?:\\d|pay)|please pay|(?:needs?|has|have|must) (?:to )?be paid|pay(?: (?:the|it|for|first|this))"
    "|내 ?(?:주|셔|야)|납부|결제해|입금해 ?주|송금해 ?주|지불|부담하|청구"
    "|(?:您|你)(?:先|要|需要|得|来)*(?:付|交|转|缴|补|垫)|交税|要交|补交|缴纳)"
)
CODES = (
    "(?:pccc|passport|customs (?:clearance )?(?:code|id|number)|clearance (?:code|number)|id card|identity card|identity number"
    "|통관 ?(?:고유)? ?(?:부호|번호|코드)|고유 ?부호|신분증|여권|주민 ?등록|주민 ?번호"
    "|通关(?:码|号)|通关|清关(?:码|号)|身份证|护照)"
)
CODE_GIVEN = (
    "(?:\\b(?:need|send|provide|give|ask|require|scan|copy|photo|want|tell)"
    "|보내|알려|주세|주시|주십|필요|찍어|제출|불러|적어|올려"
    "|提供|发|给|告诉|要|需要|拍|填|报)"
)
REFUND = "(?:refund|money|payment|환불|환급|돈|결제 ?금액|退款|退钱|全款|全额|款项|货款|钱)"
SURE = (
    "(?:granted|credited|reimbursed|returned to you|returned to your|returned to the card|sent back"
    "|해 ?줄게|해 ?드릴|해 ?드려|해 ?드리|돌려줄|돌려 ?드|갑니다|갑니당|가요|해줄|드릴게|드림|처리했|들어갈"
    "|退了|退给|打给|给您退|给你退|退您|退你|马上退|这就退)"
)
REFUSED = (
    "(?:\\b(?:not|never|no need|cannot|unable|no longer|without|nobody)\\b|n't\\b"
    "|지 ?마|지 ?말|지 ?않|필요 ?없|필요는 ?없|안 ?하셔도|안 ?해도|않으셔도|않아도|불가|금지|수 ?없|어렵|절대|없습니다|없어요|무료"
    "|不用|不要|无需|不需要|不必|别|勿|不能|无法|不会|没有|不给|不可)"
)
