"""What replies say about the money that comes back: how much, as what, and when."""

from cases.replies.asks import Ask, LeadsTo
from cases.seed.replies.rule import SeedRule
from cases.seed.replies.words import REFUND, REFUSED, SURE

_SUM = r"(?:(?:us ?)?\$ ?\d|usd ?\d|\d[\d.,]* ?(?:%|percent|usd|us dollars?|dollars?|won\b|krw)|₩ ?\d)"
_금액 = r"(?:[0-9][0-9,.]* ?(?:%|퍼센트|프로|달러|불|원|유로|usd)|[0-9]*[만천백] ?원|(?:us ?)?\$ ?[0-9][0-9,.]*|₩ ?[0-9][0-9,.]*)"
_钱 = r"(?:[0-9]+(?:\.[0-9]+)? ?(?:美元|美金|美刀|刀|元|块|%|韩元|韩币|usd|\$)|(?:us ?)?\$ ?[0-9]+)"
_COUPON = "(?:coupons?|vouchers?|gift cards?|coins?|promo codes?|discount codes?|store credits?)"
_쿠폰 = "(?:쿠폰|바우처|상품권|적립금|할인 ?코드|기프트 ?카드|보너스|코인)"
_优惠券 = "(?:优惠券|優惠券|优惠卷|满减券|折扣券|现金券|代金券|红包|优惠码|折扣码|抵用券|店铺券|金币)"

MONEY: tuple[SeedRule, ...] = (
    SeedRule(
        Ask.PARTIAL_OFFER,
        "낸 돈의 일부만 돌려주겠다는 제안이에요.",
        "받아들이면 나머지는 다시 달라고 하기 어려워요.",
        "물건값에 견주어 보고, 모자라면 받아들이기를 누르지 말고 원하는 금액을 글로 말하세요.",
        "counter-offer",
        LeadsTo.OFFER,
        rf"""
        (?:partial|half)(?: [\w'-]+)? (?:refund|compensation)
        refund(?: (?:you|to you))?(?: (?:only|just|for|about|around|with|the))*(?: (?:a part|part|half|partially|some))
        half(?: of)?(?: (?:the|your))? (?:refund|money|amount|price|payment)
        (?:refund|compensate|compensation|return|give|offer|propose|suggest|send|pay)(?: (?:you|to you|back|a|an|the|is|for|about|around|only|up to|just|with|another|extra|as|compensation|refund|total))* {_SUM}
        (?:offer|propose|suggest|compensation of|compensate)(?: (?:you|a|the|an|refund|partial|of))* {_SUM}
        {_SUM}(?: (?:as|in|for))?(?: (?:a|an|partial|the))* (?:refund|compensation)
        (?:accept|agree|is|how about|what about|ok with)(?: [\w'-]+){{0,3}}? {_SUM}
        keep (?:the|it|this)(?: [\w'-]+){{0,3}}? and (?:we|get|take|receive|i)…{_SUM}
        (?:부분|일부|절반|반액|반값|50 ?%) ?(?:금액)?(?:만|을|를)? ?(?:먼저 )?(?:환불|보상|돌려)
        {_금액}(?:를|을|만|의|만큼|정도)? ?(?:부분 |일부 )?…(?:환불|보상|돌려|드리|배상|지급|드릴|받으)
        (?:환불|보상)(?:금|액| ?금액)?(?:은|는|으로|을)? ?…{_금액}
        (?:部分退款|部份退款|退一半|退一部分|退部分|补偿部分|退还部分|半额退款)
        (?:退|退款|退给|退还|补偿|赔偿|赔|补)(?:您|你|给您|给你|款)*.{{0,5}}{_钱}
        {_钱}(?:的)?.{{0,4}}(?:补偿|退款|赔偿|作为)
        (?:refund|compensate|return|give|offer|pay|back|get)(?: (?:you|to you|u|back|with|for))*(?: (?:a|the|some|only|just|about|another))* (?:part|portion|bit|little|small amount|half|some money|some of|something|small refund|small compensation|little compensation|little money|difference|third|quarter)
        {_SUM}(?: [\w'-]+){{0,2}}? (?:back|returned|refunded|compensated|cash ?back|rebate|maximum|max|limit|at most)
        (?:max|maximum|at most|up to|most|best|limit|highest)(?: (?:we|i|is|can|could|do|offer|give|that|to|the|you|of|for|about|only|be|would))* {_SUM}
        (?:can do|could do|do|deal|ok|okay|settle (?:for|at|on)|agree (?:on|to)|take|meet you at|make it|accept) {_SUM}
        (?:what|how)(?: about| if| do you think)(?: [\w'-]+){{0,4}}? {_SUM}
        (?:split|share)(?: (?:the|this))* (?:cost|loss|losses|difference|bill|half)|meet(?: (?:you|us|me|each other))* (?:half ?way|in the middle)|50 ?[/-] ?50
        (?:part|portion|some|half|a third|a quarter) of (?:the|your|this|its)(?: [\w'-]+)? (?:money|price|amount|payment|value|order|cost|refund)
        (?:(?:절반|반반|반값|반액|일부|{_금액})(?:까지는|까지|정도는|정도|만|은|는|이라도|씩|쯤|로|으로|를|을|이면)?|반(?:만|씩|까지|까지는|이라도|정도|은)) ?…(?:맞춰|보상|돌려|환불|드리|드릴|빼|깎아|보전|합의|가능|어떠|어떨|괜찮|타협|마무리|환급|챙겨|넣어 ?드|입금해 ?드|쏴 ?드)
        (?:차액|위로금|보상금|배상금|합의금|성의 ?표시|소정의 ?금액|조금의 ?보상|약간의 ?보상)(?:을|를|으로|로|은|만|이라도)? ?…(?:드리|드릴|환불|돌려|보내|어떠|지급|입금|받으)
        (?:최대|많아야|많이 ?드려도|기껏해야)(?:로)? ?…?(?:{_금액}|절반|반)(?:까지|만|정도)
        (?:退|返|补|赔|还)(?:您|你|给您|给你|款|还|偿|钱|贴|回)*(?:一部分|部分|一些|一点|点钱|几块|一点点|少许|差价|三分之一|一半|半价|半款|半)
        (?:一半|半价|对半|部分|[一二三四五六七八九]成|百分之[一二三四五六七八九十]+|{_钱})(?:的)?(?:钱|货款|款|金额|费用)?.{{0,6}}(?:退|返|补|赔|给您|给你|行吗|可以吗|好吗|怎么样|您看|如何)
        (?:最多|顶多|至多|最高|只能|仅能|极限)(?:我们|只|也|就|是|能|可以|给|帮|您|你|退|补|赔|申请|到|款|偿){{0,8}}(?:{_钱}|一半|一部分|部分|[一二三四五六七八九]成|半)
        (?:各|双方|一人)(?:自)?(?:承担|出|退|让|负担)?一半|折中|打(?:个)?(?:[一二三四五六七八九对]+)折|差价(?:退|补|返)
        (?:third|quarter|half|part|portion|percent|some|\d+ ?%) of (?:what|the|your)(?: [\w'-]+){{0,3}}? (?:paid|back|money|price|value|cost|amount|total)
        (?:keep|keeping)(?: [\w'-]+){{0,4}}? and (?:get|getting|receive|receiving|take|we)(?: [\w'-]+){{0,4}}? (?:part|half|third|quarter|some|{_SUM})
        {_SUM}…(?:you keep|keep the|keep it|keep 하|물건은|东西您?留)
        (?:keep the|keep it|you keep|东西您?留|물건은)…(?:{_SUM}|{_钱}|{_금액})…(?:refund|back|退|补|환불|드리)
        (?:{_SUM}|{_금액}|{_钱}) ?(?:만 )?(?:refund|환불|退)(?: ?(?:ok|okay|어때|어떠|行|可以|好))
        (?:best|most|max|maximum|all|only)(?: [\w'-]+){{0,4}}? (?:{_SUM}|(?:one|two|three|four|five|six|seven|eight|nine|ten|fifteen|twenty)(?: us)? (?:dollars?|bucks|euros?|usd|percent))
        (?:one|two|three|four|five|six|seven|eight|nine|ten|fifteen|twenty)(?: us)? (?:dollars?|bucks|euros?|usd|percent)(?: [\w'-]+){{0,3}}? (?:back|refund|for you|compensation|deal)
        (?:give|refund|offer|pay|return|get)(?: (?:you|back|to you|only))* (?:one|two|three|four|five|six|seven|eight|nine|ten|fifteen|twenty)(?: us)? (?:dollars?|bucks|euros?|usd|percent)
        (?:propose|proposal|suggest|offer)…{_SUM}
        {_SUM} of the (?:price|amount|value|order|total|payment)
        (?:批|出|接受|申请|同意)(?:到|给|了)?.{{0,3}}(?:{_钱}|一半|部分)
        (?:退|补|赔).{{0,4}}[一二两三四五六七八九]成
        """,
        rf"""
        (?:full|whole|entire|total)(?: [\w'-]+){{0,3}}? (?:refund|amount)…
        (?:refund|return|compensate|pay)…(?:in full|full amount|fully|completely|100 ?%)
        100 ?%…
        (?:not|don't|do not|never|no|without|reject|refuse)··(?: a)? (?:partial|half) refund
        (?:partial|half) refund··(?: (?:not|impossible|unavailable))
        {_SUM}··(?: (?:off|discount|{_COUPON}|shipping|postage|customs|tax|duty))
        (?:pay|send|transfer)(?: (?:us|me))(?: [\w'-]+){{0,3}}? {_SUM}
        (?:전액|전부|100 ?%)…(?:환불|돌려|보상|입금)?
        (?:부분|일부|절반) ?(?:환불|보상)…(?:아니|아닌|말고|불가|어렵|거절|하지 ?않)
        {_금액}…(?:{_쿠폰}|할인)
        {_쿠폰} ?(?:으로|로)? ?{_금액}…
        {_금액}…(?:관세|배송비|운임|통관|세금)
        (?:全额|全部|全款|全数|百分之百|100%).{{0,12}}(?:退|款)?
        (?:不|没|不是|拒绝|不要|不接受).{{0,4}}(?:部分退款|退一半)
        {_钱}(?:的)?(?:优惠|红包|代金|运费|关税|税)
        (?:shipping|postage|freight|customs|tax|duty|coupon|voucher|discount|off|store)(?: [\w'-]+){{0,3}}? {_SUM}
        {_SUM}··(?: (?:coupon|voucher|off|discount|customs|duty|tax|shipping|fee|fees|store)\b)
        (?:full|whole|entire|complete|all)(?: [\w'-]+){{0,3}}? (?:price|amount|payment|money|refund|order)?…{_SUM}
        (?:refund|payment|money) of··(?: {_SUM})…(?:approved|processed|issued|completed|original|on its way|on the way)
        (?:부분|일부|절반)…(?:안|않|불가|어렵|아니|없)
        {_금액}…(?:포인트|적립|마일리지|할인권|사용)
        (?:运费|邮费|关税|税|优惠券|红包|券).{{0,6}}{_钱}
        (?:不|没|没有|无)(?:能|会|接受|支持|做|同意|办理)*.{{0,4}}(?:部分退|退一半|退部分|差价)
        (?:not|n't|unable|cannot|never|no)(?: [\w'-]+){{0,4}}? (?:partial|half|part)…
        {_금액}(?:을|를)? ?(?:빼|차감|공제|제하|제외)…
        (?:미납|관세|수수료|통관)…{_금액}
        (?:券|满|减|关税|税|运费).{{0,4}}{_钱}
        """,
        """
        We can offer you a partial refund of $3.50, is that ok?
        3달러를 환불해 드리면 어떨까요?
        退您5美元可以吗？
        We can refund you 30% and you keep the item.
        """,
        """
        We will give you a full refund of $12.50.
        32,900원 전액 환불해 드리겠습니다.
        我们会全额退款 12.5 美元。
        """,
    ),
    SeedRule(
        Ask.COUPON,
        "돈을 돌려주는 대신 쿠폰이나 할인을 주겠다는 말이에요.",
        "쿠폰은 돈이 아니고, 쓸 수 있는 날과 조건이 있어요.",
        "받겠다고 하면 합의한 것으로 볼 수 있어요. 결제한 수단으로 환불해 달라고 하세요.",
        "offer-refused",
        LeadsTo.NOTHING,
        rf"""
        (?:give|send|offer|provide|issue|compensate|compensation|get|receive|accept|use|take|apply|instead|with)(?: [\w',$%.-]+){{0,6}}? {_COUPON}
        {_COUPON}··(?: (?:instead|as compensation|as a compensation|for your|to you|for you|next))
        (?:discount|off|gift|cheaper)(?: [\w'%-]+){{0,4}}? (?:next|future) (?:order|purchase|time)
        {_쿠폰}(?:을|를|으로|로|은|이|도)? ?…(?:드리|보내|제공|지급|보상|발급|받으|대신|대체|드릴|준비|어떠|넣어)
        (?:다음|재)(?:번)? ?(?:구매|주문)(?:시|하실 때|에|때)? ?…(?:할인|쿠폰|싸게)
        (?:送|给|发|补偿|赠送|赠|提供|用|领).{{0,12}}{_优惠券}
        {_优惠券}.{{0,6}}(?:补偿|代替|给您|给你|发您)
        下次.{{0,8}}(?:优惠|折扣|便宜|打折)
        (?:credit|credits|points|bonus|discount|gift|present|free item|free product|cash ?back)(?: [\w'%$-]+){{0,5}}? (?:next|future|another|following|new|later|second) (?:order|purchase|time|shopping|buy|parcel)
        (?:next|future|following)(?: [\w'-]+)? (?:order|purchase|time|shopping)··(?: (?:we|i|get|give|cheaper|free|discount|gift|with|for|off|better))…(?:gift|discount|coupon|cheaper|free|price|%|off|lower)
        (?:give|send|offer|provide|issue|add|put|receive|get|grant|compensate|exchange)(?: [\w'$%.-]+){{0,6}}? (?:store credits?|shop credits?|points|bonus|discounts?|cash ?back|aliexpress (?:credit|bonus|points|coins))
        (?:쿠폰|바우처|상품권|적립금|적립|포인트|할인권|할인|크레딧|마일리지|캐시|보너스|코인|이용권)(?:을|를|으로|로|은|는|이|도|이라도|나|이나|한 ?장|하나)? ?…(?:드리|드릴|드려|보내|제공|지급|보상|발급|받으|대신|대체|준비|어떠|넣어|적립|가능|챙겨|쓰시|보답|괜찮)
        (?:다음|재|추후|나중)(?:에|번|번에|에는)? ?(?:구매|주문|구입|이용)?(?:시|하실 때|에|때|하시면|해 ?주시면|하시는)? ?…(?:할인|쿠폰|싸게|저렴|깎아|서비스|사은품|선물|덤)
        (?:送|给|发|补偿|赠送|赠|提供|补|用|领|换成|充|返)(?:您|你|给您|给你|一张|一个|个|张|些|点|店铺|小|份|一份|了)*.{{0,6}}(?:积分|无门槛|代金卷|抵扣|优惠|折扣|卡券|购物金|店铺余额|满减)
        (?:下次|下回|下单|以后|再次)(?:购买|购物|下单|买|来|光顾|再买)?.{{0,10}}(?:优惠|折扣|便宜|打折|送|免单|减|礼物)
        (?:give|offer|send|issue|add|get|provide|accept|instead|would|how about|compensat)…{_COUPON}
        {_COUPON}…(?:드리|드릴|给|送)
        {_COUPON}…(?:next|for you|instead|compensat|acceptable|ok\b|okay|lets|to say sorry)
        (?:next|future)(?: [\w'-]+)? (?:order|purchase|time)…(?:discount|gift|coupon|cheaper|off\b)
        (?:다음|재) ?(?:번)? ?(?:주문|구매)(?:에|시|때)? ?…(?:선물|할인|쿠폰)
        (?:送|给|发|补|领|申请)(?:您|你)?.{{0,14}}券
        \b(?:put|load|leave)(?: [\w'$%.-]+){{0,5}}? (?:credit|credits|points|bonus)\b
        {_쿠폰}(?:을|를)? ?(?:발급|지급|보내|넣어|드렸|챙겨)
        """,
        rf"""
        (?:not|don't|do not|dont|no|without|never|instead of|cannot|can't)(?: [\w'-]+){{0,6}}? {_COUPON}
        (?:you|order|payment|were|was|have)··(?: (?:used|paid|applied|using))(?: [\w'-]+){{0,4}}? {_COUPON}…
        {_COUPON}··(?: (?:you used|used|cannot|can't|is not|are not|will be returned|was returned|expired))
        (?:사용하신|사용한|쓰신|쓴|적용된|적용하신|결제에 ?쓴) ?{_쿠폰}…
        {_쿠폰}…(?:환불되지|복구|돌려드|드릴 ?수 ?없|드리기 ?어렵|못 ?드|못 ?해|못 ?줘|아니|아닌|말고|사용하신|불가)
        (?:使用|用了|用过|使用过|不|没有|不能|不是|无法).{{0,8}}{_优惠券}
        (?:쿠폰|할인|포인트|적립금|코인)…(?:유효|만료|쓸 ?수 ?없|사용할 ?수 ?없|적용되지|소멸|중복)
        (?:배송|정품|상품|제품|가격|행사|세일) ?할인
        (?:优惠券|优惠|折扣|积分|红包).{{0,4}}(?:过期|已|不能|无法|失效|不可)
        (?:coupon|discount|points|bonus)s?··(?: (?:can't|cannot|expired|not|invalid|already|has|have|was|were))
        (?:used|paid|applied|bought|purchased|order|using)(?: [\w'-]+){{0,4}}? (?:discount|points|coins|bonus)
        (?:used|use|paid|applied|expired|not|n't|cannot|never)…{_COUPON}
        {_COUPON}…(?:used|expired|not|n't|cannot|combined|returned|restored)
        (?:没有|不|用|过期|使用).{{0,4}}券
        """,
        """
        We can give you a $2 coupon for your next order.
        환불 대신 쿠폰을 드리면 어떨까요?
        给您发一张优惠券作为补偿可以吗？
        """,
        """
        The coupon you used will be returned to your account.
        사용하신 쿠폰은 복구됩니다.
        这个订单没有使用优惠券。
        """,
    ),
    SeedRule(
        Ask.REFUND_PROMISED,
        "돈을 돌려주겠다거나 처리하고 있다는 말이에요.",
        "말만으로는 돈이 들어오지 않아요. 환불 신청이 닫히면 약속을 지키게 하기 어려워요.",
        "돈이 들어온 것을 볼 때까지 환불 신청을 그대로 두세요.",
        "promise-kept",
        LeadsTo.PROMISE,
        rf"""
        (?:we|i|seller|aliexpress|platform|team|they)(?: (?:will|'ll|can|shall|have|has|already|are|agree to|agreed to|promise to|now|going to|immediately|soon|directly))+(?: [\w'-]+){{0,3}}? (?:refund|refunded|refunding)
        we'll··(?: (?:refund|give you a refund))
        (?:refund|money)(?: [\w',.$₩-]+){{0,4}}?(?: (?:will be|has been|is being|have been|was|is|shall be))(?: (?:already|successfully|fully|automatically))*(?: (?:issued|processed|returned|sent|credited|made|refunded|approved|completed|transferred|initiated))
        (?:refund|money)··(?: will)(?: (?:arrive|be in|reach|return|go back|come))
        refund (?:within|in) (?:\d+|a few|several|three|five|seven)
        (?:refund|money)··(?: (?:on the|on its|already on the)) way
        (?:send|return|give|pay)(?: (?:you|the|your|all))* (?:money|payment|amount)(?: (?:back|to you))+
        you(?:'ll| will| are going to)(?: (?:get|receive|have|be))(?: [\w'-]+){{0,3}}? (?:refund|refunded|money back)
        agree(?:d|s)?(?: (?:to|with|on|your|the|a|give|you|full|issue))* refund
        !(?:will|can|agree|agreed|'ll|have|has)(?: to)?(?: (?:give|issue|offer|make|provide|process|approve|approved))?(?: (?:you|a|the|your|to|refund))* full(?:y)? (?:refund|amount|payment|money|price|\$|us ?\$|usd)
        환불(?:을|를|은|이|금을|금은|금이|금액은)? ?(?:바로|곧|전액|즉시|모두)? ?…(?:도와 ?드리|도와 ?드릴|해 ?드리|해 ?드릴|해 ?줄게|해 ?드려|진행해 ?드|진행하겠|진행될|진행됩|처리해 ?드|처리하겠|처리될|처리됩|처리되|될 ?예정|됩니다|될 ?것|완료될|돼요|승인|입금|지급)
        환불 ?(?:예정|승인|처리 ?중|완료)
        (?:돈|금액|대금)(?:을|은)? ?…돌려 ?(?:드리|드릴)
        !전액 ?(?:을|으로)? ?환불(?:을|이)? ?(?:해 ?드리겠|해 ?드릴게|해 ?드립니다|될 ?예정|됩니다|진행하겠|처리하겠|완료)
        (?:会|将|给|帮|同意|已|已经|马上|尽快|立即|可以)(?:您|你|给您|给你|为您|帮您|安排|全额|办理|申请|处理|全部)*退(?:款|钱|还)
        (?:同意|通过|批准|受理).{{0,8}}退款
        退款(?:将|会|已|已经|正在|申请已).{{0,10}}(?:处理|到账|退|完成|通过|审核|批准|原路|返|发放)
        (?:款项|钱|货款)(?:会|将|已|已经).{{0,20}}(?:退|返|到账)
        !(?:会|将|同意|给您|给你|马上|已经?)(?:给您|给你|为您|安排)?全额退款
        (?:send|sends|sent|sending|return|returns|returned|returning|give|gives|giving|pay|pays|transfer|transferring|put|wire|get)(?: [\w'-]+){{0,5}}? (?:money|payment|amount|cash|funds|sum|price)(?: [\w'-]+){{0,3}}? (?:back|to you|to your|today|tomorrow|same day|right away|immediately)
        (?:money|payment|amount|cash|funds|sum)(?: [\w'-]+){{0,5}}? (?:back|returned|returns|return|goes back|refunded|sent|credited)(?: (?:to|into|on|in|within|by|soon|today))
        (?:get|have|receive|see)(?: (?:all|the|your|back|full|whole|entire|100 ?%))* (?:money|refund|payment|amount)(?: (?:back|in full|within|in|soon|by|today|tomorrow|fully))+
        (?:reimburse|reimbursed|reimbursement|reimbursing)\b
        (?:process|processing|arrange|arranging|arranged|apply|applied|issue|issuing|issued|make|making|made|start|started|submit|submitted|approve|approved|confirm|confirmed|complete|completed|handle|initiate|initiated|do)(?: (?:for|the|your|a|full|you|this|our|already|out|with|to))* refund
        refund(?: [\w'-]+){{0,3}}? (?:done|approved|confirmed|processed|processing|completed|successful|success|underway|in progress|accepted|sent|passed|on hold for)
        (?:let me|let us|i'll|gonna|going to|happy to|willing to|ready to|glad to|ok to|able to|could|can|will|would)(?: (?:just|now|directly|fully|immediately|also|gladly|happily))* (?:refund|reimburse|pay back|give back)
        (?:ask|asked|tell|told|request|requested|inform|informed|contact|contacted)(?: [\w'-]+){{0,4}}? (?:finance|accountant|boss|bank|team|aliexpress|platform|department)(?: [\w'-]+){{0,3}}? (?:refund|pay|return)
        refund(?: (?:you|u|to you))*(?: (?:all|everything|fully|in full|100 ?%|entire|the whole|the full|the total|the money|total|soon|asap|today|tomorrow|now|immediately|once|after|as soon|without))
        전액(?:을|으로|이|은)? ?…(?:환불|돌려|입금|송금|반환|환급|보내|취소|보상|쏴)(?:해|이|을)? ?(?:드리|드릴|드려|될|됩|처리|예정|완료|가능)
        (?:돈|금액|대금|결제 ?금액|결제하신 ?금액|값|물건값|상품 ?금액|구매 ?금액)(?:은|을|를|이|전부|모두|전체)? ?…(?:돌려|환급|반환|입금|송금|되돌려|돌아|카드로 ?들어)
        (?:결제|승인|카드|매입) ?취소(?:를|가|로)? ?…(?:해 ?드|처리|완료|진행|될|됩|예정|되었|됐|들어)
        환불(?:을|은|이|금|금이|금은|건|건은|도)? ?…(?:나가|나갑|나갈|들어가|들어갈|들어갑|완료|넣어 ?드|접수해 ?드|접수했|접수되|접수됐|해드|해줄|보내 ?드|됐|되었|처리했|신청해 ?드|진행 ?중|가능하십|받으실 ?수|받아보실|받게|이루어)
        (?:환급|환불 ?금액|환불금)(?:이|은|을)? ?…(?:드리|드릴|될|됩|예정|완료|입금|들어)
        (?:全款|全额|全部|全数|原价|货款|款项|钱|金额|100%|百分百|一分不少).{{0,6}}(?:退|返|打给|打款|转给|还给|退回|返还|退还|赔)
        (?:给|帮|为|把钱)(?:您|你).{{0,6}}(?:退|全退|打款|返款|返还|退掉|申请退)
        (?:退|打|返|还)(?:还)?(?:给|到|回|至)(?:您|你|原|账|卡|银行|支付)
        (?:钱|款|退款|货款|款项|金额).{{0,8}}(?:原路|退回|返回|回到|返还|到账|到您|退到|打到)
        (?:财务|平台|系统|客服|我们|店铺|我|这边|仓库).{{0,8}}(?:安排|办理|处理|申请|提交|操作|同意|批准|通过|打款|退)(?:您的|一下|给您|了)?.{{0,4}}(?:退款|打款|退|返款)
        退款.{{0,4}}(?:没问题|可以的|安排|同意|通过|成功|办好|办理好|批准|会到|预计|大概|[0-9]+)
        !(?:full|complete|100 ?%|total) refund (?:will|shall|can|is|has|would|to you)
        (?:will|shall|has been|have been|was|is being|to)(?: [\w'-]+)? (?:be )?(?:refunded|credited|reimbursed|returned)(?: (?:back|to|into|in|on|the|your|original|same|full|fully|by|within))+ ?(?:you|card|account|payment|paypal|bank|method|source|full|\d)
        {REFUND}…{SURE}
        refund(?:ed)? ?(?:해|드|줄|처리|할게|완료|bro|already|now|sir|done|today)
        !refund of[^\n]{{0,20}}(?:has been|was|is) (?:approved|issued|processed|sent|completed|returned)
        !refund(?: (?:you|to you))* (?:100 ?%|all of it|everything)
        (?:ok|okay|done|already|just|have|we|sure|yes|fine)(?: [\w'-]+)? refunded
        decided in your favou?r|(?:won|win) the (?:dispute|case)
        (?:给您|给你|帮您|帮你|这就|马上|已经?)(?:全)?退(?:了|款|钱|掉|给|哈|吧|$)
        !(?:every cent|all your money|full money|all the money|the money|money)(?: (?:will|is|comes?|goes|going|already|be|back))* back to you
        (?:환불|환급|결제 ?취소)(?:을|를|도|은)? ?(?:방금 |바로 |이미 |지금 )?(?:눌렀|눌러 ?드|넣었|올렸|걸었|약속|처리해 ?뒀|승인했|승인해 ?드|해 ?뒀|해 ?놨)
        !(?:approved|issued|processed|sent|made|done|started)(?: [\w'-]+)? (?:your|the|a|full)(?: full)? refund
        (?:款|钱|货款|退款)(?:已经?|马上|立刻|会|将|这就|就|当天|今天|明天)*.{{0,4}}(?:到您|到你|到账|到卡|退了|打了|退回)
        (?:당일|바로|즉시|곧) ?환불
        !(?:당일|바로|즉시|곧|오늘|내일|먼저)…(?:입금|송금)해 ?(?:드리겠|드릴게|드립니다|줄게)
        (?:money|refund)(?: [\w'-]+){{0,2}}? (?:comes?|goes?)(?: back)? to you
        """,
        rf"""
        (?:not|n't|cannot|unable|never|no|refuse|refused|rejected|sorry|without)(?: [\w'-]+){{0,6}}? (?:refund|refunded|refunding|issued|processed|money)…
        refund(?: (?:you|to you|only|just|for|about|around|the|up|to))*(?: (?:part|half|partial|partially|some|a part)| {_SUM})
        (?:partial|half)(?: [\w'-]+)? refund
        refund…(?:paypal|pay pal|wechat|whats ?app|alipay|western union|privately|outside|offline|bank transfer|{_COUPON})
        (?:if|whether|when)(?: [\w'-]+){{0,6}}? (?:refund has been|refund is|you want|agree)…
        환불(?:을|은|이)? ?…(?:불가|안 ?됩|안 ?돼|안 ?되|어렵|수 ?없|거절|않|못|신청을|신청은|요청)
        (?:부분|일부|절반|{_금액})(?:를|을|만|의|만큼)? ?…(?:환불|돌려|보상)…
        환불(?:금|액| ?금액)?(?:은|는|으로)? ?{_금액}
        (?:페이팔|계좌|카톡|카카오톡|위챗|쿠폰|통장)…환불…
        환불…(?:인가요|됐나요|되었나요|받으셨|원하시)
        (?:不|无法|不能|不会|没法|不可|拒绝|不同意|没有|未).{{0,6}}退(?:款|钱|还)
        (?:线下|微信|支付宝|paypal|私下|贝宝).{{0,10}}退
        退(?:款)?(?:您|你|给您|给你)?.{{0,5}}{_钱}
        (?:部分退款|退一半|退部分)
        환불(?:을|은|이)? ?…(?:안 ?되|안되|불가|거부|반려|못)
        (?:if|whether|unless|before|until|request|requested|want|wants|wanted|for|after|how|ask for|asking for|apply for|applied for|open|opened|submit|submitted|eligible|partial|no)(?: (?:you|the|a|your|for|to|want|need|full|our|receive|get|this))* refund(?: (?:request|application|policy|dispute|reason))?
        refund (?:request|application|dispute|policy|reason|amount|method|option|option|case|claim)··(?: (?:closed|rejected|declined|denied|received|under|not|is|was|has|submitted|cancelled))…
        (?:don't|do not|can't|cannot|can not|couldn't|won't|unable|not|never|no)…(?:refund|reimburse|money)
        (?:{_SUM}|part|half|some|portion|difference|coupon|credit|points)··(?: (?:refund|back|money))
        (?:refund|reimburse|back|pay|send|give|return|money|price)…(?:part\b|half|partial|some\b|portion|paypal|pay pal|wechat|whats ?app|alipay|western union|privately|coupon|voucher|points|credit\b|store credit)
        (?:절반|반만|일부|부분|반액|차액|{_금액}|최대)…(?:돌려|환불|환급|반환|보상|입금|맞춰)
        (?:쿠폰|포인트|적립|크레딧|할인|코인)…
        환불 ?(?:신청 ?)?건…(?:내려|취소|철회|닫)…
        (?:환불|결제 ?취소|환급)…(?:원하시|문의|방법|사유|여부|규정|정책|기한|받으셨|인가요|하시겠|하시려|하려면|하시면|요청하|신청하|신청이|신청은|심사|불가|거절)
        (?:不|无法|不能|没|没有|拒绝|不会|未|不予|暂不|如果|要是|想|是否|如何|怎么|几时).{{0,4}}(?:退|打款|返还)
        (?:申请|办理)退款(?:的)?(?:原因|理由|时候|页面|流程|入口|吗|？)
        (?:退货|货|东西|商品|包裹|产品|衣服|寄).{{0,6}}(?:退|寄|返)(?:回|到|给|还|至)
        (?:退|返|补|赔)(?:您|你|给您|给你|款|还|偿|回)*.{{0,4}}(?:一半|部分|一点|一些|差价|点钱|半)
        (?:最多|只能|顶多|部分|一半|[一二三四五六七八九]成).{{0,10}}(?:退|返|补|赔|打)
        退.{{0,4}}[一二两三四五六七八九]成
        退款.{{0,6}}(?:没有|没|未|不|拒|驳)
        (?:银行|账户|账号|帐号|卡号|户名|开户行|微信|支付宝|paypal).{{0,24}}(?:打款|退|转|返)
        (?:환불|돈|입금)…(?:드리려면|드리기 ?위해|받으시려면|하려면|드리려)
        환불…(?:페이팔|계좌로|카톡|카카오톡|위챗|토스|개인)
        (?:to|for)(?: [\w'-]+){{0,3}}? (?:process|arrange|issue|make|complete|start|apply|receive|get|handle)(?: (?:for|the|your|a|full|you|this|our))* (?:refund|money back)
        (?:refund|money|payment)(?: [\w'-]+){{0,3}}? (?:not|n't|never|unable)…
        {REFUSED}…{REFUND}
        refund (?:over )?there\b
        (?:refunds? (?:are|is)(?: (?:usually|normally|generally|only|always))|usually|normally|generally)…
        (?:goods|parcel|package|item|order|product)s?(?: [\w'-]+){{0,3}}? (?:returned|credited)…
        {REFUND}…(?:받으시려|받으려면|원하시|신청|불가|안 ?됩|안 ?되|어렵|수 ?없|거절|절반|일부|부분|반만|쿠폰|포인트)
        (?:일부|부분|절반|반만|{_금액}|{_钱}|一半|部分|一点)…(?:{REFUND}|退)
        {REFUND}…(?:{_금액}|{_钱}|一半|部分|一点|一些)
        (?:페이팔|카톡|카카오톡|위챗|계좌|통장|토스|paypal|wechat|微信|支付宝|银行|线下|私下)…(?:{REFUND}|退|转)
        {REFUND}…(?:페이팔|카톡|카카오톡|위챗|계좌|통장|토스|paypal|wechat|微信|支付宝|线下|私下)
        (?:당일|바로|즉시) ?환불…(?:불가|안 ?되|어렵|수 ?없|않)
        (?:is|are|was|were)? ?(?:not|n't|never)(?: [\w'-]+)? (?:approved|issued|processed|sent)…
        """,
        """
        We will refund you within 3 days.
        3일 안에 환불해 드리겠습니다.
        我们会尽快给您退款。
        We will give you a full refund of $12.50.
        """,
        """
        We can not refund you because the item was used.
        환불이 불가합니다.
        我们无法退款。
        """,
    ),
)
