"""Requests that cost the protection of the platform, or something of the buyer that nobody needs for a refund."""

from cases.replies.asks import Ask, LeadsTo
from cases.seed.replies.rule import SeedRule
from cases.seed.replies.words import (
    ASKED,
    CLOSE,
    CODE_GIVEN,
    CODES,
    DISPUTES,
    GIVEN,
    MESSENGERS,
    REFUSED,
    REVIEWS,
    REVISE,
)

_DISPUTES = "(?:dispute|claim|case|complaint|application|request|refund|return)s?"
_CLOSE = "\\b(?:close|cancel|end|stop|finish|withdraw|drop|remove|delete|revoke|closing|cancell?ing|withdrawing)"
_분쟁 = "(?:분쟁|클레임|컴플레인|환불 ?신청|반품 ?신청|환불 ?요청|반품 ?요청|분쟁 ?신청|이의 ?제기|신청 ?건|요청 ?건|환불 ?건|디스퓨트)"
_纠纷 = "(?:纠纷|糾紛|争议|爭議|退款申请|退货申请|申请|投诉|售后单|退款单)"
_关闭 = "(?:关闭|關閉|取消|撤销|撤銷|撤回|关掉|撤掉|关了|撤了|结束|关一下|撤一下|关下|关闭一下|取消一下)"

TRAPS: tuple[SeedRule, ...] = (
    SeedRule(
        Ask.CLOSE_DISPUTE,
        "환불 신청을 먼저 취소하면 돈을 주겠다는 말이에요.",
        "취소하면 다시 신청하지 못할 수 있고, 그 뒤에는 판매자가 약속을 안 지켜도 막을 방법이 적어요.",
        "환불이 실제로 들어오기 전에는 취소하지 마세요.",
        "keep-dispute-open",
        LeadsTo.NOTHING,
        rf"""
        {_CLOSE}(?: (?:the|this|your|our|that|out|off|open|opened|aliexpress))* {_DISPUTES}
        !if you (?:do not|don't|dont|did not|didn't)(?: (?:first|agree to))* (?:close|cancel|withdraw)
        (?:take|taking)(?: (?:the|this|your|down))* (?:dispute|claim|case)(?: down| first| off)
        !(?:能不能|可不可以|能否|可否|可以不可以).{{0,6}}{_纠纷}.{{0,3}}{_关闭}
        {_CLOSE} (?:it|this) (?:first|and we|then we|so we|before we)
        {_DISPUTES}··(?: (?:needs?|has|have|must|should|to)) be (?:closed|cancell?ed|withdrawn)
        {_분쟁}(?:을|를|은|는|건을|부터)? ?(?:먼저|우선|일단|바로|좀|지금)? ?(?:취소|철회|종료|삭제|해제|클로즈)(?:를|을)? ?(?:만 |좀 )?(?:해 ?주|해 ?달|하시|하고|하셔|하면|해야|하지 ?않으[시면]|부탁|바랍|바라|요청|후|한 ?뒤|한 ?다음|먼저)
        {_분쟁}(?:을|를|은|는|건을|부터)? ?(?:먼저|우선|일단|좀)? ?(?:닫아|닫으|닫고|내려 ?주|내리시|접어|풀어)
        {_분쟁}.{{0,14}}(?:취소해|철회해|종료해|풀어|닫아|내려|접어) ?(?:주|달)
        (?:먼저|우선|일단)…(?:취소|철회|종료)해 ?(?:주|달)…(?:환불|입금|처리)
        {_关闭}(?:一下|掉|了)?(?:这个|您的|你的|该|此|那个|本)?{_纠纷}
        (?:把|将)?(?:您的|你的|这个)?{_纠纷}(?:能不能|能|可以|先|请|麻烦|给|都|单|您|你|帮忙)*{_关闭}
        (?:mark|set|change|put|turn|make|let|get|have|select|choose)(?: (?:the|your|this|it|that|our|my|as|to|status|of))* {_DISPUTES}(?: [\w'-]+){{0,3}}? (?:as |to |be )?(?:solved|resolved|closed?|cancell?ed|completed|finished|settled|withdrawn|over|done|ok)
        \b(?:solved|resolved|close|cancel|withdraw|drop|end|finish|complete|dismiss|abandon|give up|giving up|terminate|retract|discontinue|pull back|take back|undo|stop|lift)(?: (?:on|of|out|up|the|this|your|our|that|for|us|me|first|now|off|open|opened|aliexpress|current|pls|please|ur|it))* (?:{_DISPUTES}|controversy|arbitration|appeal|ticket|conflict)\b
        (?:once|after|when|if|as soon as|until|unless)(?: (?:the|this|your|that|you|it|please|have|has|could|can|would|kindly))* (?:{_DISPUTES})?(?: (?:is|has been|been|gets|got|was|the|be))* (?:closed|cancell?ed|withdrawn|dropped|gone|ended|finished|removed|solved|resolved|close|cancel|withdraw|drop)(?: (?:it|this|the|your|that|dispute|case|claim|request|first|then|by you))*··(?: (?:we|i|money|refund|payment|finance|you will|you'll))
        (?:please|pls|plz|kindly|just|help|could you|can you|would you)(?: [\w'-]+){{0,2}}? {_CLOSE}(?: (?:it|this|that|first|now|1st|the))+(?: (?:first|now|please|pls|and|then|so|dear|friend|bro)\b)
        {_분쟁}(?:을|를|은|는|건을|부터|이|만|도|좀)? ?…(?:취소|철회|종료|삭제|해제|닫|내려|내리|접|풀|거두|거둬|빼|없애|마무리|종결|그만)(?:해|시켜|를|을|어|아|어서|하여)? ?…?(?:주|달|부탁|바라|바랍|주시면|주셔야|주십|주실|줘|줄|시면|안 ?될까|안 ?되나|안 ?되겠)
        !{_분쟁}…(?:면|주시면|주면) ?안 ?(?:될까|되나요|되겠|될런지|될지|될는지)
        (?:취소|철회|종료|종결) ?(?:버튼|처리)?(?:을|를)? ?(?:먼저 |한번 |꼭 |좀 )?(?:눌러|클릭해|해) ?(?:주시면|주셔야|주시고)…(?:환불|입금|송금|처리|돌려|보내)
        {_纠纷}(?:给|这边|那边|先|可以|帮忙|麻烦|能|不能|能否|能不能|还是|您|你|咱|就|都|单子|单|一下|，|,| ){{0,6}}(?:{_关闭}|撤|关|消|取消|销|结了|结束|完结|点.{{0,3}}(?:取消|撤销|关闭|同意))
        (?:撤|关|消|取消|撤销|关闭|关掉|撤掉|撤下|结束|点击取消)(?:一下|掉|了|下|个|回)*(?:这个|您的|你的|该|此|那个|本|平台|的|纠|当前|现在)*{_纠纷}
        (?:请|麻烦|先|您先|你先|辛苦|只要|需要|能不能|可以)(?:您|你|先|帮忙|帮|把|给|一下|这边)*{_关闭}(?:一下|掉|了|，|,| )*.{{0,10}}(?:再|就|马上|立刻|立即|后|才|之后|我|我们|财务).{{0,8}}(?:退|打款|转|补|发|给您|给你|处理|操作)
        {ASKED}…(?:{DISPUTES}…{CLOSE}|{CLOSE}…{DISPUTES})
        {DISPUTES}…{CLOSE}…{ASKED}
        (?:retract|withdraw|cancel|revoke|undo) it\b
        {DISPUTES}…{ASKED}…{CLOSE}
        {DISPUTES}(?:을|를)? ?(?:걸어|거신|여신|연)?(?: ?것)? ?때문에|(?:because of|due to|with) (?:the|your|this|an open|open) (?:dispute|claim|case)
        (?:有|因为|由于|开着|挂着)(?:了)?{_纠纷}.{{0,10}}(?:影响|没法|不能|无法|处罚|扣|罚|冻结)
        {_纠纷}.{{0,6}}(?:影响|扣分|处罚|冻结|罚款)
        撤诉|撤单|take (?:it|that|this) back|(?:finish|end|stop)(?: (?:the|this|your))* {DISPUTES}
        (?:신청|접수)(?:을|를|하신 것)? ?(?:먼저 |우선 |일단 )?(?:취소|철회|취하) ?(?:하시면|해 ?주시면|해 ?주세요|부탁)
        """,
        rf"""
        (?:don't|do not|dont|never|not|no need|needn't|without|before you|instead of|refuse to|want to)·· {_CLOSE}
        (?:we|system|platform|aliexpress|team|they|seller)(?: (?:will|would|shall|may|can|has|have|had|is|are|to|automatically|then|not))+ {_CLOSE}
        (?:if|once|after|when) you (?:close|cancel|withdraw)…(?:can ?not|can't|unable|no longer|won't|will not|lose|not be able)
        {_분쟁}…(?:취소|철회|종료|삭제|닫|해제)…(?:지 ?마|지 ?말|지 ?않아|지 ?않으셔|지 ?않는|지 ?않고|면 ?안 ?(?:됩|돼|된|되니|되고|되며|되는)|실 ?필요|할 ?필요|안 ?하셔도|안 ?해도)
        {_분쟁}…(?:취소|철회|종료)하(?:시)?면…(?:다시|재신청|재개|불가|할 ?수 ?없|안 ?됩)
        (?:不要|不用|不需要|无需|请勿|别|不必|無需|切勿|千万别|不能|没有|不可以).{{0,6}}{_关闭}
        {_纠纷}.{{0,4}}(?:不要|不用|无需|别|不必|已|已经|被|会|将).{{0,4}}{_关闭}
        如果(?:您|你)?(?:先|已|已经)?{_关闭}.{{0,16}}(?:不能|无法|没办法|不可)
        (?:平台|系统|我们)(?:会|将|已|已经|自动).{{0,4}}{_关闭}
        (?:once|after|when|if|until|unless)··(?: (?:dispute|case|claim|it|request))··(?: (?:closed|cancelled|canceled|withdrawn))…(?:can ?not|can't|unable|no longer|won't|not be able|impossible|lose)
        (?:has|have|had|was|were|been|already|automatically|will be|is)(?: (?:been|be|already|automatically))* (?:closed|cancell?ed|resolved|finished|withdrawn|solved)
        {_분쟁}…(?:그대로|유지|계속|마시고|마세요|마십|지 ?마|필요 ?없|필요는 ?없|않으셔도|않아도|안 ?하셔도|안 ?해도|자동|되었습|됐습|처리되)
        (?:不要|不用|不需要|无需|请勿|别|不必|无须|切勿|千万别|不能|没必要|不可以)(?:您|你)?.{{0,6}}(?:撤|关|消|取消|结束|{_关闭})
        {_纠纷}.{{0,6}}(?:已|已经|被|自动|会|将|超时).{{0,6}}(?:{_关闭}|关|撤|取消|结束|完结)
        (?:订单|发货|快递|派送|付款|支付|购买).{{0,4}}(?:取消|关闭|撤)
        {REFUSED}…{CLOSE}…{DISPUTES}
        {REFUSED}…{DISPUTES}…{CLOSE}
        {DISPUTES}…{CLOSE}…(?:지 ?마|지 ?말|필요 ?없|필요는 ?없|안 ?하셔도|안 ?해도|않으셔도|않아도|유지|can't|cannot|can not|unable|no longer|lose)
        {DISPUTES}…(?:已|已经|被|超时|自动|was|has been|had been|is|are|되었|됐|처리되|자동)…{CLOSE}
        {DISPUTES}…{REFUSED}…{CLOSE}
        (?:reviews?|feedback|comments?|리뷰|후기|평점|评价|差评|评论)…{CLOSE}
        {CLOSE}(?: [\w'-]+){{0,3}}? ?(?:reviews?|feedback|comments?|ratings?|리뷰|후기|평점|评价|差评|评论)
        (?:aliexpress|platform|system|we|平台|系统|알리|플랫폼)(?: (?:will|may|can|shall|would|might|automatically|is|are|has|have))+ {CLOSE}
        {CLOSE}…(?:지 ?마|지 ?말|안 ?하셔도|안 ?해도|필요 ?없)
        {DISPUTES} ?(?:화면|페이지|창|내용|번호|상세|결과|기한|마감|page|screen|details?|result)
        (?:주문|결제|order|purchase|payment|订单) ?(?:을|를)? ?(?:신청|접수)? ?취소
        """,
        """
        Please close the dispute first and we will send you the refund.
        분쟁을 먼저 취소해 주시면 바로 환불해 드리겠습니다.
        亲，请您先关闭纠纷，我们马上给您退款。
        If you don't cancel the dispute, we can not refund you.
        """,
        """
        You don't need to close the dispute.
        분쟁을 취소하지 마세요.
        您不需要取消纠纷。
        If you cancel the dispute you can not open it again.
        """,
    ),
    SeedRule(
        Ask.OFF_PLATFORM,
        "알리익스프레스를 거치지 않고 돈이나 대화를 주고받자는 말이에요.",
        "밖에서 한 약속은 알리익스프레스가 볼 수 없어서, 돈이 안 와도 증거로 쓰기 어려워요.",
        "밖의 메신저로 옮기거나 페이팔 주소를 주지 말고, 주문 화면의 환불 신청 안에서만 답하세요.",
        "stay-on-platform",
        LeadsTo.NOTHING,
        rf"""
        (?:refund|pay|send|transfer|return|compensate)…(?:via|by|through|to your|to you on|using|with|on)(?: (?:your|my|our))? (?:paypal|pay pal|wechat|alipay|western union|wise|bank transfer|kakao ?pay|zelle|crypto|usdt|payoneer|venmo)
        (?:outside|off)(?: of)?(?: (?:the|this))? (?:platform|aliexpress|website|site|system|app)
        (?:give|send|tell|provide|need|share|what is)··(?: (?:your|ur))(?: e-?mail)?(?: of)? (?:paypal|alipay|wechat|whatsapp|telegram)
        (?:add|contact|message|chat|talk|reach|write|text|find|connect)··(?: (?:on|via|by|through|in|with|at))?(?: (?:my|our|me|us))? (?:whats ?app|we ?chat|telegram|kakao ?talk|kakao|skype|viber|facebook|instagram)
        (?:refund|transfer|pay|compensate|return)·· (?:privately|offline|in private)
        (?:private|offline) (?:refund|payment|transfer)
        (?:페이팔|위챗|알리페이|카카오 ?페이|토스|계좌 ?이체|무통장|통장|계좌|비트코인|웨스턴 ?유니온)(?:으로|로|에|을 통해|를 통해)? ?(?:직접|바로|따로|먼저)? ?…(?:환불|송금|입금|보내|이체|돌려)
        (?:플랫폼|알리|알리익스프레스|사이트|앱) ?(?:밖|외부|외)(?:에서|으로|에)
        (?:외부|개인적|개인 ?간|사적|따로|비공개)(?:으로|인|에서)? ?(?:송금|거래|입금|환불해|연락 ?주|이체)
        (?:카카오톡|카톡|왓츠앱|위챗|텔레그램|라인)(?:으로|에서|을|를|에|로)? ?(?:친구 ?)?(?:아이디|ID)?(?:를|을)? ?…(?:추가|연락|문의|보내|대화|이야기|말씀|알려)
        (?:线下|線下|私下|私底下|平台外|站外|通过微信|用微信|微信|支付宝|贝宝|paypal|银行转账).{{0,10}}(?:退款|退|转账|转给|转|打款|付款|补偿|补)
        (?:加|联系|添加|聊)(?:我|我们|一下|下)?(?:的)?(?:微信|whats ?app|telegram|line|kakao|qq)
        (?:退|转|打).{{0,8}}(?:微信|支付宝|paypal|贝宝)
        有(?:没有)?(?:支付宝|微信|paypal|whats ?app)(?:吗|账号|号|么)?
        (?:微信|支付宝|paypal|贝宝).{{0,10}}(?:转给|转您|转你|加您|加你|直接转)
        !(?:能不能|可不可以|可以不可以|要不).{{0,8}}(?:微信|支付宝|paypal|线下|私下|转账)
        (?:my|our) (?:whats ?app|we ?chat|telegram|kakao ?talk|kakao)
        whats ?app ?[:：+]? ?\+?\d{{5,}}
        (?:提供|发|给|告诉).{{0,8}}(?:微信|支付宝|paypal|贝宝)(?:账号|账户|帐号|号|邮箱)?
        (?:do you|u|you|have|got|use|using|your|ur|tell me|give me|send me|leave)(?: [\w'-]+){{0,4}}? (?:paypal|pay pal|alipay|we ?chat|whats ?app|telegram|kakao(?: ?talk)?|venmo|zelle|payoneer|wise)(?: (?:account|id|email|e-mail|address|number))?
        (?:move|talk|speak|continue|discuss|chat|go|switch|come|communicate|deal|settle|solve|handle|text|call|find me|reach)(?: [\w'-]+){{0,4}}? (?:on|to|via|in|over|by|through|at|with|using) (?:my |our )?(?:paypal|we ?chat|whats ?app|wa\b|telegram|kakao|line app|line\b|e-?mail|private|viber|skype|instagram|messenger|facebook|phone)
        @(?:gmail|163|126|qq|hotmail|outlook|yahoo|naver|foxmail|sina)\b
        (?:directly|privately|secretly|myself|ourselves|by hand|in cash|cash)(?: [\w'-]+){{0,3}}? (?:to you|to your|refund|transfer|pay|send|bank|account)…(?:without|not through|outside|instead of|no need)(?: [\w'-]+){{0,2}}? (?:aliexpress|platform|system)
        (?:without|instead of|not through|not via|bypass|behind|avoid)(?: [\w'-]+){{0,2}}? (?:aliexpress|the platform|platform|ali|the system)
        (?:refund|pay|send|transfer|transfers|wire|return|money|compensate|compensation)…(?:paypal|pay pal|we ?chat pay|western union|bank transfer|wire transfer|alipay|zelle|usdt|crypto|remittance|private)
        (?:페이팔|페이펄|위챗|위쳇|알리페이|카카오톡|카톡|왓츠앱|와츠앱|라인|텔레그램|텔레|인스타|카카오 ?페이|토스)(?:으로|로|에|에서|을|를|은|는|이|가)? ?(?:아이디|ID|계정|주소|메일|이메일|번호|친구)?(?:가|이|는|를|을|은|로|하나|만|좀|도)* ?(?:혹시 ?)?(?:있으|있나|있어|쓰시|쓰세|사용하|알려|주시|주세|주심|추가|되세|되시|보내|남겨|연락|얘기|이야기|대화|톡|말씀|드릴|쏴|송금|등록)
        (?:알리|플랫폼|앱|사이트|시스템)(?:를|을)? ?(?:통하지|거치지|끼지|말고|안 ?거치고|빼고)…
        (?:개인|직접|따로|사적|비공식|개별)(?:적)?(?:으로|메일|메일로|계좌로|번호로|에게)? ?…(?:송금|입금|이체|거래|쏴)
        (?:加|用|走|换|来|上|通过|在)(?:个|我|我们|一下|下|你|您|的)*(?:微信|薇信|威信|vx|v信|wx|微x|whats ?app|telegram|tg|line|赖|kakao|qq|扣扣|支付宝|贝宝|paypal|邮箱|facebook)
        (?:微信|薇信|vx|wx|qq|支付宝|贝宝|paypal|whats ?app|telegram|kakao)(?:号|账号|帐号|账户|收款码|二维码)?(?:是|：|:|给|发|有|加|多少|吗|转|收|退|打|上|聊|说|走)
        (?:线下|私下|私底下|私人|场外|站外|平台外|平台以外|绕过平台|不走平台|不通过平台|离开平台|私聊|个人(?:账户|账号|转账)).{{0,12}}(?:退|转|打|付|处理|解决|沟通|聊|补|谈|给|联系|赔)
        (?:不走|不通过|不经过|绕开|绕过|跳过|避开)(?:平台|速卖通|系统)
        {MESSENGERS}…{GIVEN}
        {GIVEN}…{MESSENGERS}
        {MESSENGERS} ?(?:를|을)? ?(?:하세|하시|쓰세|쓰시|있으|있나)
        between (?:us|you and me|ourselves)|加(?:个|我|一下|下)? ?[vV微]
        !(?:no need|not use|skip)(?: (?:of|for|the|to use))* (?:ali\b|aliexpress|platform)
        平台(?:上|里)?(?:不方便|不好|不能)(?:说|聊|谈|讲)
        (?:문자|전화|톡|오픈 ?채팅|개인 ?메일|이메일|디엠|dm)(?:로|으로|에서|방으로|방에)? ?…(?:얘기|이야기|대화|연락 ?주|들어오|오세요|주세요|하시죠|하죠|나누)
        여기(?:서)? ?(?:말고|말구|는 ?답이)|010[- ]?\d{{4}}[- ]?\d{{4}}
        (?:do|make|prefer|offer|arrange|by|via|use|a|direct) (?:a |the )?(?:bank|wire|direct) transfer
        (?:别|不要|不用|甭|不)走平台|直接(?:给您|给你)?(?:转账|打钱|转钱)|单独(?:聊|说|谈|联系|转)
        """,
        rf"""
        (?:don't|do not|dont|never|not|cannot|can't|avoid|beware|refuse|no|against)(?: [\w'-]+){{0,8}}? (?:paypal|pay pal|outside|off|privately|offline|wechat|whats ?app|telegram|kakao|bank transfer|western union)…
        (?:paid|pay|payment)(?: (?:with|by|via|through|made))+ paypal…
        paypal (?:dispute|claim|case|buyer protection)
        original(?: [\w'-]+){{0,6}}? (?:paypal|alipay|wechat)
        통장 ?(?:사본|사진)…
        (?:통장|계좌) ?(?:계좌 ?)?(?:번호|정보)(?:와|랑|하고|,|과|를|좀)? ?…(?:이름|성함|예금주|은행|보내 ?주|알려 ?주|남겨)…
        (?:페이팔|위챗|카카오 ?페이|토스|계좌|통장|카톡|카카오톡|라인|텔레그램|왓츠앱|외부|플랫폼|앱|사이트|알리|개인)…(?:지 ?마|지 ?말|금지|안 ?됩|위험|주의|불가|할 ?수 ?없|하지 ?않|응하지)
        (?:결제하신|결제한|결제에 ?쓴|원래|기존)…(?:계좌|페이팔|카카오 ?페이|토스|통장)…(?:환불|입금|돌려)?
        (?:不要|不能|无法|请勿|禁止|不支持|切勿|别|不会|不可).{{0,12}}(?:线下|私下|平台外|站外|微信|支付宝|paypal|贝宝|转账)
        原路.{{0,12}}(?:支付宝|微信|paypal|贝宝)?
        (?:不要|不能|无法|请勿|禁止|不支持|切勿|别|不会|不可|谨防|避免|勿).{{0,16}}(?:线下|私下|私聊|站外|微信|支付宝|paypal|贝宝|转账|qq|加)
        (?:플랫폼|앱|사이트|외부|공식|다른 ?메신저|메신저|카톡|카카오톡|페이팔)…(?:거래하지|응하지|옮기지|보내지|주지|절대|사칭|조심|주의)
        (?:paid|pay|payment|purchase|bought|payer)(?: [\w'-]+){{0,3}}? (?:paypal|pay pal|alipay)…
        (?:original|same|used)(?: [\w'-]+){{0,6}}? (?:paypal|alipay|kakao ?pay|payment)
        (?:付款|支付)(?:时)?(?:使用|用)(?:的)?(?:支付宝|微信|paypal|贝宝)
        (?:原|当时|付款).{{0,6}}(?:支付宝|微信|paypal|贝宝)
        (?:결제|구매)(?:하신|한|에|때|시|하실)? ?…(?:페이팔|카카오 ?페이|토스|계좌|알리페이)…
        {REFUSED}…{MESSENGERS}
        {MESSENGERS}…{REFUSED}
        (?:결제|구매|원래|처음|기존)…{MESSENGERS}…
        (?:\b(?:paid|pay|payment|purchase|original|used)\b|付款|支付时|原路)…{MESSENGERS}…
        {MESSENGERS} ?(?:dispute|claim|case|buyer protection|분쟁|구매자 ?보호)
        (?:고객 ?센터|상담|1372|카드사|택배|은행|기사|배송)…(?:문자|전화|연락|010)…
        (?:문자|전화|이메일)(?:로|으로)? ?…(?:안내|발송|알림|알려 ?드)
        010…(?:배송|기사|택배)
        (?:받는 ?(?:사람|분|곳)|수취|수령인|연락처|반품|보내는 ?(?:사람|분)|물류|센터|창고|전화 ?번호|주소|tel)…010…
        """,
        """
        We can refund you by PayPal, please send me your PayPal account.
        카카오톡으로 연락 주시면 계좌로 바로 환불해 드릴게요.
        可以加我微信，我们线下退款给您。
        """,
        """
        Please do not accept any refund outside the platform.
        결제하신 계좌로 환불됩니다.
        请勿私下转账。
        """,
    ),
    SeedRule(
        Ask.BANK_DETAILS,
        "통장 사본, 계좌번호, 카드 정보 같은 것을 보내 달라는 말이에요.",
        "환불은 보통 결제한 수단으로 돌아가서 이런 정보가 필요하지 않아요. 한번 보내면 되돌릴 수 없어요.",
        "통장 사본, 카드번호, 인증번호를 보내지 마세요.",
        "no-bank-details",
        LeadsTo.NOTHING,
        r"""
        (?:send|provide|give|share|tell|need|upload|submit|confirm|fill in|require|want|show|reply with|let us know|what is)(?: [\w'-]+){0,6}? (?:bank (?:account|details?|info|information|statement|card|book|name|number)|bankbook|passbook|iban|swift(?: code)?|card (?:number|details?|info|information|photo)|cvv|cvc|account (?:number|holder)|credit card|debit card|verification code|otp)
        (?:bank (?:account|details|information|card)|card number|iban|account number)··(?: (?:is|are))? (?:needed|required|necessary|please)
        (?:photo|picture|copy|scan|screenshot) of(?: [\w'-]+){0,3}? (?:bank|card|credit card|passbook|bankbook)
        (?:통장 ?사본|통장 ?사진|통장|계좌 ?번호|계좌 ?정보|계좌(?:를|도| 좀)|은행 ?계좌|은행 ?정보|은행 ?명|은행 ?이름|예금주|카드 ?번호|카드 ?정보|카드 ?사진|신용카드 ?정보|카드 ?앞면|CVC|CVV|비밀번호|인증 ?번호|은행 ?명세서)(?:을|를|와|과|이|가|도|하고)?…(?:보내|알려|제공|제출|입력|주세요|주시|부탁|필요|첨부|올려|적어|말씀|남겨|회신)
        (?:提供|发|给|告诉|发送|填写|上传|需要|拍|告知|回复|报).{0,12}(?:银行卡|汇款账号|银行账户|银行账号|银行帐号|银行信息|银行流水|银行|卡号|开户行|收款账户|收款账号|存折|持卡人|验证码)
        (?:银行卡|银行账户|银行账号|卡号|开户行|收款账户|收款账号|存折|银行信息|验证码).{0,8}(?:发|给我|给一下|给下|提供|告诉|拍|告知|报一下)
        (?:send|provide|give|share|tell|need|needs|upload|submit|confirm|fill in|require|requires|want|show|reply with|let us know|what is|what's|have|leave|inform|enter|write)(?: [\w',-]+){0,6}? (?:bank's name|account details?|account info|account number|beneficiary|bic\b|routing number|sort code|expiry|expiration date|security code|sms code|pin code|pin number|code you (?:received|got)|card no|last (?:4|four) digits|holder's name|bank card|bank acc)
        (?:code|number)(?: (?:that|which))?(?: (?:you|was|is))* (?:received|receive|got|sent)(?: [\w'-]+){0,3}? (?:sms|phone|text|message)
        (?:계좌|은행|통장|카드|체크카드|신용카드|뱅킹|예금주)(?: ?(?:번호|정보|사본|앞뒷면|뒷면|앞면|유효 ?기간|비번|주인|하나|만|좀|명|이름|뒤|끝))*(?:을|를|와|과|이|가|도|하고|랑|이랑|만|좀|은|는|,|·|\/)? ?(?:주세|주시|주실|주십|줘|필요|부탁|…(?:불러|찍어|적어|알려|보내|남겨|말해|회신해|공유해|제출해|첨부해|입력해|기재해) ?(?:주|줘|달))
        (?:문자|sms|카톡)(?:로|에)? ?(?:온|간|받으신|받은|도착한|전송된) ?…(?:번호|코드|숫자|6자리)…(?:알려|보내|불러|적어|입력|주세|주시)
        (?:인증 ?(?:번호|코드|문자)|otp|비밀번호|비번|cvc|cvv|유효 ?기간)…(?:알려|보내|불러|적어|말씀|주세|주시|회신)
        (?:提供|发|给|告诉|发送|填写|填|上传|需要|拍|告知|回复|报|留|写|输入|把)(?:我|我们|一下|下|您|您的|你的|个|过来|来)*.{0,10}(?:收款码|收款信息|收款方式|户名|账户信息|账户名|卡的|银行账|银行卡|信用卡|卡号|有效期|安全码|验证码|短信码|开户|转账信息|持卡人)
        (?:银行|账户|账号|银行卡|卡号|户名|开户行|收款码|验证码|信用卡).{0,10}(?:发|给我|给一下|给下|提供|告诉|拍|告知|报一下|写|填|留|过来|多少|是什么|说一下)
        what is your bank|(?:need|send|give|tell)(?: [\w'-]+){0,3}? account name|name on (?:your|the) card|(?:which|what) bank|last (?:few |four |4 |three )?digits|bank issued
        (?:어느|무슨|어떤) ?은행|계좌(?:를|만|하나|좀)? ?(?:주시|주세|줘|불러|찍어)
        (?:收款人|户主|开户人|卡主|持卡人)(?:的)?(?:姓名|名字|信息|账号)|(?:账号|卡号|账户)(?:写|发|报|给|填)
        """,
        r"""
        (?:don't|do not|dont|never|not|no need|needn't|without|avoid|no one)(?: [\w'/-]+){0,8}? (?:bank|card|account|iban|cvv|credit|verification|otp|passbook|bankbook|password)…
        (?:refund|refunded|money|amount|funds|payment|it|returned|sent|credited|processed|issued)··(?: (?:to|into|in|back to|via))(?: (?:your|the|same|original|payment))*(?: [\w'-]+)? (?:bank|card|account|credit card|debit card)…
        (?:통장|계좌|카드|은행|비밀번호|인증 ?번호|예금주)…(?:지 ?마|지 ?말|지 ?않|필요 ?없|필요는 ?없|필요가 ?없|필요하지 ?않|요구하지|묻지|요청하지|절대)
        (?:카드사|은행)(?:에|로|에서|의)
        (?:不要|不需要|无需|不用|请勿|别|切勿|不会|不必|不能).{0,10}(?:银行|卡号|账号|存折|验证码|收款)
        (?:은행|카드사|통장|계좌|카드)…(?:묻지|않습니다|않아요|않으니|마세요|마십시오|말아|절대|사칭|조심|요구하지|걸리|걸릴|소요|입금될|입금됩|환불|들어)
        (?:결제하신|결제한|사용하신|원래|쓰신)(?: ?[가-힣]+)? ?(?:카드|계좌|은행)
        (?:不要|不需要|无需|不用|请勿|别|切勿|不会|不必|不能|从不|绝不).{0,14}(?:银行|卡号|账号|存折|验证码|收款|信用卡|账户)
        (?:退|返|打|回|到账).{0,6}(?:到|回|至).{0,8}(?:银行卡|账户|账号|卡|信用卡)
        (?:联系|咨询|询问|问|查询)(?:一下|下)?(?:您的|你的|发卡)?银行
        (?:contact|ask|check with|call|consult)(?: (?:your|the|with))* (?:bank|card|card issuer)…
        (?:which|what) bank…(?:holiday|day)
        """,
        """
        Please provide your bank account number and bank name so we can refund you.
        환불을 위해 통장 사본을 보내 주세요.
        请提供您的银行卡号和开户行。
        """,
        """
        Never share your card number with anyone.
        The refund will be returned to your bank card in 5 days.
        통장 사본은 보내지 않으셔도 됩니다.
        不需要提供银行卡信息。
        """,
    ),
    SeedRule(
        Ask.PERSONAL_CODE,
        "개인통관고유부호나 여권, 신분증, 주민등록번호를 달라는 말이에요.",
        "환불에는 필요하지 않고, 다른 사람이 내 이름으로 물건을 들여오는 데 쓸 수 있어요.",
        "부호나 신분증 사진을 대화로 보내지 마세요. 통관에 필요하면 주문 화면이나 관세청에서 직접 적으세요.",
        "no-personal-code",
        LeadsTo.NOTHING,
        rf"""
        (?:send|provide|give|share|tell|needs?|upload|submit|confirm|fill in|correct|update|requires?|wants?|resend|check|asks?|asking|reply with|let us know|what is)(?: [\w'-]+){{0,6}}? (?:clearance code|customs code|p code|customs id|customs number|pccc|unipass|passport|id card|id photo|identity card|identity number|identification|resident registration number|social security number)
        (?:clearance code|customs code|pccc|passport|id card|identity card)··(?: (?:is|are))? (?:needed|required|necessary|please|wrong|incorrect|invalid)
        (?:개인 ?통관 ?고유 ?부호|통관 ?고유 ?부호|통관 ?부호|통관 ?번호|통관 ?코드|통관 ?고유 ?번호|여권|신분증|주민 ?등록 ?번호|주민 ?번호|주민 ?등록증|운전면허증)(?:을|를|이|가|와|과|도)?…(?:보내|알려|제공|제출|입력|주세요|주시|부탁|필요|첨부|올려|적어|말씀|회신|남겨|확인해|재확인|일치하지|틀렸|틀린|오류|다릅)
        (?:提供|发|给|告诉|发送|填写|上传|需要|拍|告知|回复|补充|确认).{{0,12}}(?:清关码|通关码|通關碼|个人通关|通关号|通关符号|pccc|护照|護照|身份证|身份證|清关号|证件)
        (?:清关码|通关码|通關碼|pccc|护照|身份证|清关号|证件).{{0,8}}(?:发|给我|提供|告诉|拍|告知|错误|不对)
        (?:send|provide|give|share|tell|needs?|upload|submit|confirm|fill in|correct|update|requires?|wants?|reply with|let us know|what is|what's|enter|have|leave|write)(?: [\w'-]+){{0,7}}? (?:pcc\b|pccc|personal (?:customs|clearance|code)|clearance (?:number|id|no)|customs clearance (?:number|code|id|no)|p-?number|id number|id no\b|id copy|copy of (?:your )?(?:id|passport)|your id\b|national id|identity (?:document|proof|info|information)|personal identification|unique customs|tax id|birth ?date|date of birth)
        (?:통관|개인 ?통관|고유) ?(?:고유)? ?(?:부호|번호|코드|정보|식별)(?:를|을|가|이|는|도|좀|만)? ?…(?:보내|알려|불러|제공|제출|입력|적어|말씀|회신|남겨|주세|주시|주실|주셔|줘|부탁|필요|확인|일치|틀|오류)
        P로 ?시작|P ?번호…(?:알려|보내|적어|주)
        (?:신분증|여권|주민증|주민 ?등록증|면허증|외국인 ?등록증|생년월일|주민 ?번호)(?:을|를|이|가|앞면|앞뒤|앞뒷면|사진|사본|번호|좀)* ?…(?:찍어|보내|올려|알려|제출|첨부|적어|주세|주시|필요|부탁|공유)
        (?:提供|发|给|告诉|发送|填写|填|上传|需要|拍|告知|回复|补充|确认|把|要|报)(?:我|我们|一下|下|您|您的|你的|个|收件人|的|韩国|海关)*.{{0,10}}(?:通关|清关号|清关编码|身份信息|身份证|护照|证件|个人号码|税号|P开头|出生日期|pccc)
        (?:通关码|通关号|清关码|清关号|身份证|护照|证件|税号|P开头|pccc).{{0,10}}(?:发|给我|提供|告诉|拍|告知|错误|不对|填|报|多少|过来)
        {CODES}…{CODE_GIVEN}
        {CODE_GIVEN}…{CODES}
        {CODES}(?:가|이|은|는)? ?…(?:안 ?맞|틀리|틀렸|틀린|오류|불일치|잘못|다르|누락|빠졌|빠져)
        (?:forward|missing|wrong|incorrect|invalid|re-?enter|mismatch|lacks?)…{CODES}
        {CODES}…(?:missing|wrong|incorrect|invalid|mismatch|needed|required)
        (?:收件人|您|你)(?:的)?(?:证件|身份)(?:号码|信息|号)?.{{0,8}}(?:补|发|提供|填|给)|(?:补充|提供|需要|发)(?:一下)?(?:收件人|您的)?证件
        """,
        rf"""
        (?:don't|do not|dont|never|not|no need|needn't|without|avoid)(?: [\w'/-]+){{0,8}}? (?:clearance|customs|pccc|unipass|passport|id|identity|identification|resident)…
        (?:개인 ?통관|통관|여권|신분증|주민)…(?:지 ?마|지 ?말|지 ?않아도|지 ?않으셔도|지 ?않습|필요 ?없|필요는 ?없|필요가 ?없|필요하지 ?않|요구하지|묻지|요청하지)
        (?:不要|不需要|无需|不用|请勿|别|切勿|不会|不必).{{0,10}}(?:清关码|通关码|通关|pccc|护照|身份证|证件)
        (?:税号|证件|身份证|护照|通关码).{{0,6}}(?:不用|不需要|无需|不必)
        {REFUSED}…{CODES}
        {CODES}…(?:필요 ?없|필요는 ?없|지 ?마|요구하지|묻지|보내지|제출하지|않으셔도|않아도|不用|无需|不需要|not needed|not required)
        (?:감사|thank|received|收到|谢谢)…{CODES}
        {CODES}…(?:감사|확인했|받았|received|收到)
        {CODES}…(?:없이|잘 ?되|완료|정상|일치합)
        오류 ?없이
        """,
        """
        Please send us your PCCC and passport number again.
        개인통관고유부호를 알려 주세요.
        请提供您的清关码。
        """,
        """
        You do not need to give your passport to the seller.
        신분증은 보내지 마세요.
        无需提供身份证。
        """,
    ),
    SeedRule(
        Ask.OTHER_ADDRESS,
        "알리익스프레스가 알려 준 것과 다를 수 있는 주소로 반품을 보내라는 말이에요.",
        "다른 곳으로 보낸 물건은 반품한 것으로 쳐주지 않을 수 있어요.",
        "주문 화면이나 반품 라벨의 주소와 한 글자씩 같지 않으면 보내지 마세요.",
        "address-in-writing",
        LeadsTo.RETURN_ADDRESS,
        r"""
        (?:send|return|ship|post|mail)(?: [\w'-]+){0,6}? to (?:this|another|a different|a new|the new|the following|our new|following|my|our|below)(?: [\w'-]+)? (?:address|warehouse|location)
        (?:return )?address(?: [\w'-]+){0,4}? (?:has changed|is changed|changed|is wrong|is not correct|is incorrect|is different|is not used|is not valid)
        (?:use|here is|this is|follow)(?: [\w'-]+){0,3}? (?:our|another|new|correct|the new|my)(?: [\w'-]+)? address
        (?:change|changed|update|updated)(?: [\w'-]+){0,3}? return address
        (?:이|다른|새|아래|제|저희|변경된|다음|새로운|밑의)(?:의)? ?(?:반품 ?|창고 ?)?주소(?:지)?(?:로|으로|에) ?…(?:보내|반송|반품|발송|부쳐)
        (?:제가|저희가) …(?:드리는|드린|드릴) ?주소(?:를|로)
        (?:여기|이쪽|이곳|저희 ?창고|제 ?창고|우리 ?창고)(?:으로|로) ?(?:직접 ?)?(?:보내|반송|반품|발송|부쳐)
        (?:send|return|ship|post|mail)(?: [\w'-]+){0,4}? to (?:my|our)(?: [\w'-]+)? (?:warehouse|address|factory|office|friend)
        (?:반품 ?|반송 ?|회수 ?|창고 ?)주소(?:가|를|는|이)? ?…(?:변경|바뀌|바뀐|틀렸|틀린|잘못)
        (?:寄|退|发|退回|寄回|寄到|退到|发到).{0,8}(?:这个|以下|下面|另外|其他|新的?|另一个|我们的|我的|如下)(?:的)?(?:地址|仓库|地方)
        退货地址.{0,4}(?:已经|已|有)?(?:变更|更改|改|换|变|错)
        (?:换|改|更换|更改).{0,3}(?:退货)?地址
        (?:ignore|forget|not use|don't use|do not use|instead of|not to|not the)(?: [\w'-]+){0,3}? (?:address|one)(?: [\w'-]+){0,3}? (?:in|on|from|shown|given|of|at)(?: (?:the|aliexpress))* (?:system|page|app|aliexpress|platform|screen|website|label|order)
        (?:send|return|ship|post|mail|bring|deliver)(?: [\w'-]+){0,5}? to (?:our|my|the|a)(?: [\w'-]+)? (?:agent|partner|friend|colleague|office|forwarder|warehouse|branch|staff|factory|transit|other|local)
        (?:send|return|ship|post|mail)(?: [\w'-]+){0,5}? to[:：]
        (?:address|addr)(?: (?:is|as|for|the|return|below|here|to use|follows|following))*[:：]
        (?:new|other|another|different|right|correct|real|below|following)(?: [\w'-]+){0,2}? (?:address|addr)\b
        (?:화면|시스템|앱|알리|페이지|주문|라벨|플랫폼)(?:에|의)? ?…주소(?:는|로|가|를)? ?…(?:말고|말구|무시|대신|아니라|아닌|마시고|쓰지|보내지)
        (?:이|아래|밑|다른|새|저희|제|지인|직원|대행지|다음|변경된|바뀐|여기|요기|이쪽|이)(?:의|에|쪽)? ?(?:적은|적어 ?드린|있는|반품|창고|국내|한국|중국|드린)? ?(?:주소|곳|창고|사무실|집|대행지)(?:지)?(?:로|으로|에|로만)? ?…(?:보내|반송|반품|발송|부쳐|붙여|택배)
        (?:寄|退|发|邮|送|快递)(?:回|到|往|给|去|货|回到|到了)*[:：]
        (?:寄|退|邮|快递|发货)(?:回|到|往|去|至|给)+(?:我们|我|咱|这边|这里|下面|以下|另外|其他|新|别的|一个|朋友|同事|代理|公司|办公室|工厂|货代)(?:的|家)?.{0,6}(?:地址|仓库|地方|那里|这里|处|工厂|公司|办公室)
        (?:寄|退|发|邮)(?:回|到|往|去|至)+.{0,4}(?:广东|浙江|深圳|广州|东莞|义乌|杭州|上海|北京|福建|江苏|香港|宁波|佛山|中山|金华|泉州|厦门|苏州|仁川|首尔|韩国)
        (?:不要|别|请勿|勿)(?:寄|退|发|用|按)(?:到|去|往|回)?.{0,8}(?:系统|平台|页面|上面|订单|显示)(?:上|里|中)?(?:显示|提供|给|写)?(?:的)?(?:那个)?(?:地址|仓库)
        (?:新|新的|正确|真实|另一个|下面|以下|这个|退货)(?:的)?(?:退货)?地址(?:是|为|：|:|在|如下)
        (?:return|send|ship|mail|post|returns?|parcels?)(?: [\w'-]+){0,4}? (?:here\b|over here|to here)
        (?:returns?|parcels?|goods|items?)(?: [\w'-]+){0,3}? (?:go|goes|sent|returned|shipped) to (?:our|my|the|a) (?:partner|agent|friend|colleague|warehouse|office|new)
        (?:don't|do not|not|never)(?: [\w'-]+)? use(?: [\w'-]+){0,2}? (?:address|addr)
        (?:寄|退|邮)(?:回|给)?(?:我|我们|这)(?:这|这边|这里|家|边)?.{0,3}(?:[:：，,]|$|吧)
        地址.{0,4}(?:别用|不要用|不用|不对|错了|作废|别寄|不能用)
        (?:그|기존|화면|앱|알리)(?: ?[가-힣]+)? ?주소(?:는|로는|말고)? ?…(?:쓰지 ?마|보내지 ?마|말고|아니)
        주소(?:는|가)? ?(?:예전|옛날|옛|구|안 ?쓰|폐쇄|없어진)
        (?:시|구|동|로|길|읍|면) ?(?:[가-힣0-9-]+ ?){0,3}창고(?:로|으로|에) ?…(?:부쳐|보내|반송|발송)
        (?:send|ship|mail|post|return|deliver)(?: (?:it|them|this|that|the|goods|item|items|parcel|package|back|just|all))* to…(?:hong kong|kowloon|yuen long|shenzhen|guangdong|dongguan|yiwu|zhejiang|block|street|\broad\b|\bfloor\b|district|building|attn|mr\.? |ms\.? )
        (?:warehouse|office|address)(?: [\w'-]+){0,2}? (?:moved|has moved|relocated|closed)
        仓库(?:已经?)?(?:搬|换|变)|(?:退货|货|退)(?:请|麻烦|要|直接)?(?:发|寄|邮)(?:到|往|至|去)?.{0,3}[一-龥]{2,3}(?:市|区|县|省|路|街|镇|大道)
        """,
        r"""
        (?:don't|do not|dont|never|not|without)(?: [\w'-]+){0,8}? (?:another|different|other|new)(?: [\w'-]+)? address
        (?:your|delivery|shipping|receiving|recipient)(?: [\w'-]+){0,2}? address…
        다른 ?주소…(?:지 ?마|지 ?말|안 ?됩|않|않도록)
        (?:고객님|배송|받는|수령|구매자|배송지)(?:의|님의)? ?…주소…
        (?:不要|请勿|别|切勿|不能).{0,8}(?:其他|另外|别的|其它)(?:的)?地址
        (?:您的|你的|收货|收件).{0,2}地址
        (?:system|page|app|order|screen|aliexpress|platform)(?: [\w'-]+){0,3}? address…
        (?:only|exactly|same)(?: [\w'-]+){0,6}? address…
        (?:tell|give|send|provide|confirm|check|update|what is|correct|shipping|your|delivery|buyer|complete|detailed|full|e-?mail|korean|english|new)(?: [\w'-]+){0,3}? (?:your|shipping|delivery|e-?mail|full|detailed|mailing|home|korean)(?: [\w'-]+){0,3}? address…
        (?:화면|앱|시스템|라벨)(?:에|의)? ?(?:나온|나오는|표시된|있는|적힌|뜨는|안내된)? ?(?:반품 ?)?주소(?:로|지로|대로|를|와)
        (?:请|需要|麻烦|按照?|以)(?:您|你|提供|填写|确认|按|照|系统|页面|平台)+.{0,6}地址
        (?:your|to you|客户|您)(?: [\w'-]+){0,3}? (?:address|door|home)…
        """,
        """
        Please return the item to this address: No. 8 Warehouse, Shenzhen.
        반품 주소가 변경되었으니 아래 주소로 보내 주세요.
        请把货退到下面的地址。
        """,
        """
        Do not ship the parcel to a different address than the one on the page.
        다른 주소로 보내지 마세요.
        请问您的地址对吗？
        """,
    ),
    SeedRule(
        Ask.CHANGE_REVIEW,
        "후기나 별점을 바꾸거나 좋게 써 달라는 말이에요.",
        "환불과 후기는 상관이 없어요. 후기를 먼저 바꾸면 판매자가 서두를 까닭이 없어져요.",
        "환불을 받기 전에 후기를 지우거나 고치지 마세요.",
        "review-again",
        LeadsTo.NOTHING,
        rf"""
        (?:change|modify|remove|delete|revise|edit|correct|improve|give|leave|update|write|withdraw)(?: (?:us|me|a|an|the|your|my|our|this|that|to|5|five|star|stars|positive|good|negative|bad|nice|better|-))* (?:reviews?|feedbacks?|ratings?|comments?|stars?|evaluations?)
        (?:5|five)[ -]stars?
        (?:positive|good|better) (?:review|feedback|rating|comment)
        (?:negative|bad|low) (?:review|feedback|rating)…(?:change|delete|remove|modify|revise)
        (?:리뷰|후기|평점|평가|별점|상품평|피드백)(?:을|를|도|는)? ?…(?:수정|변경|삭제|지워|바꿔|바꾸|고쳐|내려|올려|남겨|작성|5점|만점|좋게)
        별 ?(?:5|다섯) ?개|5점 ?(?:리뷰|평가|평점|후기|만점)|좋은 ?(?:리뷰|평가|후기|평점)
        (?:差评|评价|评论).{{0,4}}(?:删|改|修改|撤)(?:一下|掉|了|成)
        (?:修改|删除|更改|改|删|撤销|给|留|打|写)(?:一下|个|掉|一个|我们|下)*(?:您的|你的|的)?.{{0,4}}(?:评价|評價|评论|差评|好评|五星|5星)
        五星好评|5星好评
        (?:rate|rating|review)(?: (?:us|me|our|the|this|it|shop|store|item|product|service|with|high|highly))+(?: (?:with|5|five|good|full|high|highly|well|positively|stars?))
        (?:feedback|review|comment|rating|evaluation|stars?)s?··(?: (?:removed?|deleted?|changed?|modified|revised?|updated|edited|improved|to 5|to five|better|higher))
        (?:if|once|after|when|and|then|please|pls|help|hope)(?: [\w'-]+){{0,5}}? (?:good|nice|positive|great|best|favou?rable|full|high|perfect|better)(?: [\w'-]+){{0,2}}? (?:reviews?|feedbacks?|ratings?|comments?|evaluations?|score|praise)
        !(?:별점|별|평점|후기|리뷰|평가|상품평)…(?:고쳐|바꿔|바꾸|수정해|올려|지워|내려|삭제해|다시 ?써) ?(?:주실|주시|주세|줄|줘|달|부탁|주심|주십)
        (?:별|별점|점수|평점)…(?:다섯|5|만점|최고|높)…(?:주|부탁|고쳐|바꿔|눌러|찍어)
        (?:나쁜|안 ?좋은|악성|부정적인|낮은) ?(?:글|말|후기|리뷰|댓글|평|평가|평점|코멘트|별점)(?:을|를|은|만|좀|이)? ?…(?:지워|삭제|내려|고쳐|수정|바꿔|빼|없애)
        (?:좋은|좋게|예쁜|긍정적인|훌륭한) ?(?:글|말씀|후기|리뷰|댓글|평|평가|평점|별점)?(?:을|를|으로|로|도|좀)? ?(?:한번 |꼭 |하나 )?(?:남겨|써|적어|달아|부탁|평가해|올려|작성) ?(?:주|드|달|부탁)?
        (?:评价|評價|评论|差评|中评|评分|星级|分数|打分|留言).{{0,8}}(?:删|改|修改|撤|追|换|调|取消|隐藏|提高|高一点|好一点|好点|五|5)
        (?:删|改|撤|追加|换|调整|修改|删除|取消|撤回)(?:除|掉|下|一下|了|成|为|个|您的|你的|那条|这条|之前的|的)*.{{0,4}}(?:评价|評價|评论|差评|中评|好评|五星|评分|追评|留言)
        (?:给|打|留|来|送|写|赏|点)(?:我们|我|个|一个|一下|店铺|下|咱|上|了|全)*.{{0,4}}(?:好评|五星|5星|满分|五颗星|全五星|好的评价|高分|赞)
        好评.{{0,6}}(?:返|送|奖励|红包|支持|鼓励)|支持一下.{{0,4}}好评
        {ASKED}…(?:{REVIEWS}…{REVISE}|{REVISE}…{REVIEWS})
        {REVIEWS}…{REVISE}…{ASKED}
        (?:consider|mind|help|possible)(?: [\w'-]+){{0,3}}? (?:revis|chang|edit|reconsider)(?:e|ing)? (?:it|your|this|that)
        [⭐★]{{3}}
        !(?:别|不要)(?:给|打|留|写)?.{{0,3}}差评|(?:나쁜|안 ?좋은) ?(?:후기|리뷰|평)…(?:말아|마세요|남기지)
        {REVIEWS}…(?:went away|gone|disappear|go away|taken down|higher)
        (?:[一二三两]|[1-3])(?:颗)?星.{{0,6}}(?:改|删|撤|变|换)
        {REVIEWS}…(?:올려|바꿔|고쳐|지워|내려|수정해|삭제해) ?(?:주|줄|달)
        """,
        rf"""
        (?:don't|do not|dont|no need|not|never|without|can't|cannot)··(?: (?:change|modify|remove|delete|leave|give|edit|revise|write))…
        we(?:'ll| will)?··(?: (?:give|provide|update|leave))(?: [\w'-]+){{0,3}}? (?:feedback|comments?|reviews?)
        review (?:result|process|team|period|progress|status)
        (?:리뷰|후기|평점|평가|별점|상품평|피드백)…(?:하지 ?마|지 ?않아도|지 ?않으셔도|실 ?필요|할 ?필요|필요 ?없|불가|수 ?없|주셔서|감사)
        (?:不需要|不用|无需|不必|不要|不能|无法|谢谢|感谢).{{0,6}}(?:评价|评论|好评|差评)
        (?:thanks?|thank you|appreciate|grateful|glad|received|saw|see)(?: [\w'-]+){{0,6}}? (?:5|five|good|positive|nice|great|your|high|excellent)(?:[ -][\w'-]+){{0,3}}? (?:stars?|reviews?|feedbacks?|ratings?|comments?)
        (?:your|the|customer|valuable) feedback (?:is|has|was|will|helps|means)…
        (?:谢谢|感谢|多谢|收到|看到)(?:您|你)?(?:的|给|了|给的)?.{{0,6}}(?:评价|评论|好评|差评|五星|满分|留言)
        (?:리뷰|후기|평점|평가|별점|상품평|피드백)(?:를|을|에|도)? ?…(?:감사|고맙|참고)
        (?:not|n't|never|no need)(?: [\w'-]+){{0,3}}? (?:chang|modif|delet|remov|revis|edit|giv|leav)…{REVIEWS}
        (?:thank|appreciate|grateful|감사|고맙|谢谢|感谢)…{REVIEWS}
        {REVIEWS}…(?:감사|고맙|지 ?마|지 ?않|필요 ?없|않으셔도|不用|无需|不需要|thank you for|thanks for)
        {REVIEWS}…(?:不可|不能|无法|cannot be|can't be|수 ?없|불가)
        """,
        """
        Please change your review to five stars and we will refund you.
        후기를 삭제해 주시면 바로 처리해 드릴게요.
        麻烦您修改一下评价。
        """,
        """
        You do not need to change your review.
        We will give you feedback within 24 hours.
        후기는 수정하지 않으셔도 됩니다.
        """,
    ),
)
