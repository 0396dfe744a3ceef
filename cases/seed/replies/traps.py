"""Requests that cost the protection of the platform, or something of the buyer that nobody needs for a refund."""

from cases.replies.asks import Ask, LeadsTo
from cases.seed.replies.rule import SeedRule

_DISPUTES = "(?:dispute|claim|case|complaint|application|request|refund|return)s?"
_CLOSE = "(?:close|cancel|end|stop|finish|withdraw|drop|remove|delete|revoke|closing|cancell?ing|withdrawing)"
_분쟁 = "(?:분쟁|클레임|컴플레인|환불 ?신청|반품 ?신청|환불 ?요청|반품 ?요청|분쟁 ?신청|이의 ?제기|신청 ?건|요청 ?건|환불 ?건|디스퓨트)"
_纠纷 = "(?:纠纷|糾紛|争议|爭議|退款申请|退货申请|申请|投诉|售后单|退款单)"
_关闭 = "(?:关闭|關閉|取消|撤销|撤銷|撤回|关掉|撤掉|关了|撤了|结束|关一下|撤一下|关下|关闭一下|取消一下)"

TRAPS: tuple[SeedRule, ...] = (
    SeedRule(
        Ask.CLOSE_DISPUTE,
        "환불 신청을 먼저 취소하면 돈을 주겠다는 말이에요.",
        "취소하면 신청 기간이 남아 있을 때만 다시 열 수 있고, 그 뒤에는 판매자가 약속을 안 지켜도 막을 방법이 적어요.",
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
        """,
        rf"""
        (?:don't|do not|dont|never|not|no need|needn't|without|before you|instead of|refuse to|want to)·· {_CLOSE}
        (?:we|system|platform|aliexpress|team|they|seller)(?: (?:will|would|shall|may|can|has|have|had|is|are|to|automatically|then|not))+ {_CLOSE}
        (?:if|once|after|when) you (?:close|cancel|withdraw)…(?:can ?not|can't|unable|no longer|won't|will not|lose|not be able)
        {_분쟁}…(?:취소|철회|종료|삭제|닫|해제)…(?:지 ?마|지 ?말|지 ?않아|지 ?않으셔|지 ?않는|지 ?않고|면 ?안|실 ?필요|할 ?필요|안 ?하셔도|안 ?해도)
        {_분쟁}…(?:취소|철회|종료)하(?:시)?면…(?:다시|재신청|재개|불가|할 ?수 ?없|안 ?됩)
        (?:不要|不用|不需要|无需|请勿|别|不必|無需|切勿|千万别|不能|没有|不可以).{{0,6}}{_关闭}
        {_纠纷}.{{0,4}}(?:不要|不用|无需|别|不必|已|已经|被|会|将).{{0,4}}{_关闭}
        如果(?:您|你)?(?:先|已|已经)?{_关闭}.{{0,16}}(?:不能|无法|没办法|不可)
        (?:平台|系统|我们)(?:会|将|已|已经|自动).{{0,4}}{_关闭}
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
        r"""
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
        (?:线下|線下|私下|私底下|平台外|站外|通过微信|用微信|微信|支付宝|贝宝|paypal|银行转账).{0,10}(?:退款|退|转账|转给|转|打款|付款|补偿|补)
        (?:加|联系|添加|聊)(?:我|我们|一下|下)?(?:的)?(?:微信|whats ?app|telegram|line|kakao|qq)
        (?:退|转|打).{0,8}(?:微信|支付宝|paypal|贝宝)
        有(?:没有)?(?:支付宝|微信|paypal|whats ?app)(?:吗|账号|号|么)?
        (?:微信|支付宝|paypal|贝宝).{0,10}(?:转给|转您|转你|加您|加你|直接转)
        !(?:能不能|可不可以|可以不可以|要不).{0,8}(?:微信|支付宝|paypal|线下|私下|转账)
        (?:my|our) (?:whats ?app|we ?chat|telegram|kakao ?talk|kakao)
        whats ?app ?[:：+]? ?\+?\d{5,}
        (?:提供|发|给|告诉).{0,8}(?:微信|支付宝|paypal|贝宝)(?:账号|账户|帐号|号|邮箱)?
        """,
        r"""
        (?:don't|do not|dont|never|not|cannot|can't|avoid|beware|refuse|no|against)(?: [\w'-]+){0,8}? (?:paypal|pay pal|outside|off|privately|offline|wechat|whats ?app|telegram|kakao|bank transfer|western union)…
        (?:paid|pay|payment)(?: (?:with|by|via|through|made))+ paypal…
        paypal (?:dispute|claim|case|buyer protection)
        original(?: [\w'-]+){0,6}? (?:paypal|alipay|wechat)
        통장 ?(?:사본|사진)…
        (?:페이팔|위챗|카카오 ?페이|토스|계좌|통장|카톡|카카오톡|라인|텔레그램|왓츠앱|외부|플랫폼|앱|사이트|알리|개인)…(?:지 ?마|지 ?말|금지|안 ?됩|위험|주의|불가|할 ?수 ?없|하지 ?않|응하지)
        (?:결제하신|결제한|결제에 ?쓴|원래|기존)…(?:계좌|페이팔|카카오 ?페이|토스|통장)…(?:환불|입금|돌려)?
        (?:不要|不能|无法|请勿|禁止|不支持|切勿|别|不会|不可).{0,12}(?:线下|私下|平台外|站外|微信|支付宝|paypal|贝宝|转账)
        原路.{0,12}(?:支付宝|微信|paypal|贝宝)?
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
        "통장 사본, 카드 번호, 인증번호를 보내지 마세요.",
        "no-bank-details",
        LeadsTo.NOTHING,
        r"""
        (?:send|provide|give|share|tell|need|upload|submit|confirm|fill in|require|want|show|reply with|let us know|what is)(?: [\w'-]+){0,6}? (?:bank (?:account|details?|info|information|statement|card|book|name|number)|bankbook|passbook|iban|swift(?: code)?|card (?:number|details?|info|information|photo)|cvv|cvc|account (?:number|holder)|credit card|debit card|verification code|otp)
        (?:bank (?:account|details|information|card)|card number|iban|account number)··(?: (?:is|are))? (?:needed|required|necessary|please)
        (?:photo|picture|copy|scan|screenshot) of(?: [\w'-]+){0,3}? (?:bank|card|credit card|passbook|bankbook)
        (?:통장 ?사본|통장 ?사진|통장|계좌 ?번호|계좌 ?정보|계좌(?:를|도| 좀)|은행 ?계좌|은행 ?정보|은행 ?명|은행 ?이름|예금주|카드 ?번호|카드 ?정보|카드 ?사진|신용카드 ?정보|카드 ?앞면|CVC|CVV|비밀번호|인증 ?번호|은행 ?명세서)(?:을|를|와|과|이|가|도|하고)?…(?:보내|알려|제공|제출|입력|주세요|주시|부탁|필요|첨부|올려|적어|말씀|남겨|회신)
        (?:提供|发|给|告诉|发送|填写|上传|需要|拍|告知|回复|报).{0,12}(?:银行卡|银行账户|银行账号|银行帐号|银行信息|银行流水|银行|卡号|开户行|收款账户|收款账号|存折|持卡人|验证码)
        (?:银行卡|银行账户|银行账号|卡号|开户行|收款账户|收款账号|存折|银行信息|验证码).{0,8}(?:发|给我|给一下|给下|提供|告诉|拍|告知|报一下)
        """,
        r"""
        (?:don't|do not|dont|never|not|no need|needn't|without|avoid|no one)(?: [\w'/-]+){0,8}? (?:bank|card|account|iban|cvv|credit|verification|otp|passbook|bankbook|password)…
        (?:refund|refunded|money|amount|funds|payment|it|returned|sent|credited|processed|issued)··(?: (?:to|into|in|back to|via))(?: (?:your|the|same|original|payment))*(?: [\w'-]+)? (?:bank|card|account|credit card|debit card)…
        (?:통장|계좌|카드|은행|비밀번호|인증 ?번호|예금주)…(?:지 ?마|지 ?말|지 ?않|필요 ?없|필요는 ?없|필요가 ?없|필요하지 ?않|요구하지|묻지|요청하지|절대)
        (?:카드사|은행)(?:에|로|에서|의)
        (?:不要|不需要|无需|不用|请勿|别|切勿|不会|不必|不能).{0,10}(?:银行|卡号|账号|存折|验证码|收款)
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
        r"""
        (?:send|provide|give|share|tell|needs?|upload|submit|confirm|fill in|correct|update|requires?|wants?|resend|check|asks?|asking|reply with|let us know|what is)(?: [\w'-]+){0,6}? (?:clearance code|customs code|p code|customs id|customs number|pccc|unipass|passport|id card|id photo|identity card|identity number|identification|resident registration number|social security number)
        (?:clearance code|customs code|pccc|passport|id card|identity card)··(?: (?:is|are))? (?:needed|required|necessary|please|wrong|incorrect|invalid)
        (?:개인 ?통관 ?고유 ?부호|통관 ?고유 ?부호|통관 ?부호|통관 ?번호|통관 ?코드|통관 ?고유 ?번호|여권|신분증|주민 ?등록 ?번호|주민 ?번호|주민 ?등록증|운전면허증)(?:을|를|이|가|와|과|도)?…(?:보내|알려|제공|제출|입력|주세요|주시|부탁|필요|첨부|올려|적어|말씀|회신|남겨|확인해|재확인|일치하지|틀렸|틀린|오류|다릅)
        (?:提供|发|给|告诉|发送|填写|上传|需要|拍|告知|回复|补充|确认).{0,12}(?:清关码|通关码|通關碼|个人通关|通关号|通关符号|pccc|护照|護照|身份证|身份證|清关号|证件)
        (?:清关码|通关码|通關碼|pccc|护照|身份证|清关号|证件).{0,8}(?:发|给我|提供|告诉|拍|告知|错误|不对)
        """,
        r"""
        (?:don't|do not|dont|never|not|no need|needn't|without|avoid)(?: [\w'/-]+){0,8}? (?:clearance|customs|pccc|unipass|passport|id|identity|identification|resident)…
        (?:개인 ?통관|통관|여권|신분증|주민)…(?:지 ?마|지 ?말|지 ?않아도|지 ?않으셔도|지 ?않습|필요 ?없|필요는 ?없|필요가 ?없|필요하지 ?않|요구하지|묻지|요청하지)
        (?:不要|不需要|无需|不用|请勿|别|切勿|不会|不必).{0,10}(?:清关码|通关码|通关|pccc|护照|身份证|证件)
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
        "주문 화면에 나온 것과 다를 수 있는 주소로 반품을 보내라는 말이에요.",
        "다른 곳으로 보낸 물건은 반품한 것으로 쳐주지 않을 수 있어요.",
        "주문 화면의 반품 주소와 한 글자씩 같지 않으면 보내지 마세요.",
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
        """,
        r"""
        (?:don't|do not|dont|never|not|without)(?: [\w'-]+){0,8}? (?:another|different|other|new)(?: [\w'-]+)? address
        (?:your|delivery|shipping|receiving|recipient)(?: [\w'-]+){0,2}? address…
        다른 ?주소…(?:지 ?마|지 ?말|안 ?됩|않|않도록)
        (?:고객님|배송|받는|수령|구매자|배송지)(?:의|님의)? ?…주소…
        (?:不要|请勿|别|切勿|不能).{0,8}(?:其他|另外|别的|其它)(?:的)?地址
        (?:您的|你的|收货|收件).{0,2}地址
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
        r"""
        (?:change|modify|remove|delete|revise|edit|correct|improve|give|leave|update|write|withdraw)(?: (?:us|me|a|an|the|your|my|our|this|that|to|5|five|star|stars|positive|good|negative|bad|nice|better|-))* (?:reviews?|feedbacks?|ratings?|comments?|stars?|evaluations?)
        (?:5|five)[ -]stars?
        (?:positive|good|better) (?:review|feedback|rating|comment)
        (?:negative|bad|low) (?:review|feedback|rating)…(?:change|delete|remove|modify|revise)
        (?:리뷰|후기|평점|평가|별점|상품평|피드백)(?:을|를|도|는)? ?…(?:수정|변경|삭제|지워|바꿔|바꾸|고쳐|내려|올려|남겨|작성|5점|만점|좋게)
        별 ?(?:5|다섯) ?개|5점 ?(?:리뷰|평가|평점|후기|만점)|좋은 ?(?:리뷰|평가|후기|평점)
        (?:差评|评价|评论).{0,4}(?:删|改|修改|撤)(?:一下|掉|了|成)
        (?:修改|删除|更改|改|删|撤销|给|留|打|写)(?:一下|个|掉|一个|我们|下)*(?:您的|你的|的)?.{0,4}(?:评价|評價|评论|差评|好评|五星|5星)
        五星好评|5星好评
        """,
        r"""
        (?:don't|do not|dont|no need|not|never|without|can't|cannot)··(?: (?:change|modify|remove|delete|leave|give|edit|revise|write))…
        we(?:'ll| will)?··(?: (?:give|provide|update|leave))(?: [\w'-]+){0,3}? (?:feedback|comments?|reviews?)
        review (?:result|process|team|period|progress|status)
        (?:리뷰|후기|평점|평가|별점|상품평|피드백)…(?:하지 ?마|지 ?않아도|지 ?않으셔도|실 ?필요|할 ?필요|필요 ?없|불가|수 ?없|주셔서|주신|감사)
        (?:不需要|不用|无需|不必|不要|不能|无法|谢谢|感谢).{0,6}(?:评价|评论|好评|差评)
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
