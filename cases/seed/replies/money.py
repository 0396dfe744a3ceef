"""What replies say about money: who pays, how much comes back, and when."""

from cases.replies.asks import Ask, LeadsTo
from cases.seed.replies.rule import SeedRule

_SUM = r"(?:(?:us ?)?\$ ?\d|usd ?\d|\d[\d.,]* ?(?:%|percent|usd|us dollars?|dollars?|won\b|krw)|₩ ?\d)"
_금액 = r"(?:[0-9][0-9,.]* ?(?:%|퍼센트|프로|달러|불|원|유로|usd)|[0-9]*[만천백] ?원|(?:us ?)?\$ ?[0-9][0-9,.]*|₩ ?[0-9][0-9,.]*)"
_钱 = r"(?:[0-9]+(?:\.[0-9]+)? ?(?:美元|美金|美刀|刀|元|块|%|韩元|韩币|usd|\$)|(?:us ?)?\$ ?[0-9]+)"
_COUPON = "(?:coupons?|vouchers?|gift cards?|coins?|promo codes?|discount codes?|store credits?)"
_쿠폰 = "(?:쿠폰|바우처|상품권|적립금|할인 ?코드|기프트 ?카드|보너스|코인)"
_优惠券 = "(?:优惠券|優惠券|优惠卷|满减券|折扣券|现金券|代金券|红包|优惠码|折扣码|抵用券|店铺券|金币)"
_비용 = "(?:배송비|반품비|반품 ?비용|반품 ?배송비|왕복 ?배송비|운임|택배비|운송비|배송료|운송료|비용)"
_운임_저희 = "(?:저희|판매자|당사|우리|알리|알리익스프레스|플랫폼|본사)(?:가|에서|이|측에서|측이)?"
_运费 = "(?:运费|運費|邮费|退货费|退货运费|退回费用|运输费|快递费)"
_关税 = "(?:关税|關稅|清关费|清關費|税费|税金|进口税|海关费|海关税)"

MONEY: tuple[SeedRule, ...] = (
    SeedRule(
        Ask.RETURN_AT_COST,
        "물건을 돌려보내되 보내는 값은 내가 내라는 말이에요.",
        "물건에 문제가 있는 반품은 보통 내가 낼 것이 아니고, 해외로 보내는 값이 물건값보다 클 수 있어요.",
        "누가 얼마를 내는지 글로 받기 전에는 보내지 말고, 반품에 동의한다고도 하지 마세요.",
        "return-cost",
        LeadsTo.NOTHING,
        rf"""
        (?:at|on|by)(?: (?:your|the buyer's|buyer's))(?: own)? (?:cost|expense|charge|account)s?
        (?:you|buyer|buyers|customer|customers)··(?: (?:pay|bear|cover|afford|take|be responsible for|responsible for))(?: [\w'-]+){{0,5}}? (?:shipping|postage|freight|return|delivery)
        (?:shipping|postage|freight|return)(?: (?:fee|fees|cost|costs|charge|charges))?··(?: (?:paid|borne|covered|be on|on|at))(?: (?:by|for))?(?: (?:you|the buyer|buyer|buyers|the customer|your side))
        (?:pay|bear|cover|afford)(?: [\w'-]+){{0,3}}? (?:return|shipping back|postage|freight|shipping (?:fee|cost))
        (?:return|send|ship)(?: [\w'-]+){{0,4}}? (?:back )?to (?:china|hong kong|our factory)
        return(?: [\w'-]+){{0,4}}? by yourself
        out of your(?: own)? pocket
        {_비용}…(?:고객|구매자|본인|직접|소비자)(?:님)?(?:이|께서|이서)? ?…(?:부담|지불|내셔|내야|결제|지급|납부)
        (?:고객|구매자|소비자|본인)(?:님)?(?:이|께서|분이|은|는)? ?…{_비용}(?:을|를|은|도)? ?…(?:부담|지불|내셔|내야|결제|지급)
        (?:자비|자부담|본인 ?부담|고객 ?부담|구매자 ?부담|선불)(?:으로|로)? ?…(?:반품|반송|보내|발송)
        (?:중국|홍콩|해외)(?:으로|로) ?(?:직접 )?…(?:반품|반송|보내|발송)
        {_运费}(?:由|需|需要|要|是|得)?.{{0,6}}(?:您|你|买家|客户|自己|自付|自理|自行|买方).{{0,6}}(?:承担|出|付|支付|负责|负担|理)?
        (?:您|你|买家|客户|顾客)(?:自己|自行|需要|要|来|得|需|先)*.{{0,4}}(?:承担|支付|出|付|负责|负担|垫付).{{0,8}}(?:{_运费}|费用)
        自费.{{0,4}}(?:退|寄)|自行(?:退回|寄回|退货)|(?:寄回|退回|退到|寄到)(?:中国|香港)
        """,
        rf"""
        (?:don't|do not|dont|not|no need|needn't|without|won't|will not|never|free)(?: [\w'-]+){{0,7}}? (?:return|pay|bear|cover|send|ship|cost|expense)…
        (?:nothing|not|never|won't)(?: [\w'-]+){{0,5}}? out of your
        we(?:'ll| will| can| would| shall)?··(?: (?:pay|bear|cover|afford|reimburse))…
        (?:seller|aliexpress|platform)(?: (?:will|can|should|to))*(?: (?:pay|bear|cover))…
        {_운임_저희} ?…(?:부담|지불|결제)
        {_비용}…{_운임_저희} ?…(?:부담|지불)
        (?:부담|지불|결제)(?:하지 ?않|하실 ?필요|하지 ?마|할 ?필요)
        {_비용}…(?:무료|부담하지 ?않|부담하실 ?필요|내지 ?않|없이)
        (?:중국|홍콩|해외)…(?:보내지 ?마|보내지 ?않|발송하지|보내실 ?필요)
        (?:不需要|不用|无需|不必|免).{{0,10}}(?:退|承担|支付|寄|付|费)
        (?:我们|卖家|平台|店铺|我方).{{0,6}}(?:承担|支付|出|负责|报销|付).{{0,8}}(?:{_运费})?
        {_运费}(?:由)?(?:我们|卖家|平台|店铺|我方)
        """,
        """
        You can return the item at your own cost.
        반품 배송비는 고객님이 부담하셔야 합니다.
        退货运费需要您自己承担。
        """,
        """
        You don't need to pay the return shipping fee.
        반품 배송비는 저희가 부담합니다.
        运费由我们承担。
        """,
    ),
    SeedRule(
        Ask.CUSTOMS_FEE,
        "관세나 통관 비용을 내라는 말이에요.",
        "세금은 판매자에게 내는 것이 아니에요. 링크나 개인 계좌로 내라고 하면 사기일 수 있어요.",
        "대화에 온 링크나 계좌로 내지 말고, 관세청 사이트에서 내 물건에 세금이 나왔는지 먼저 보세요.",
        "customs-fee",
        LeadsTo.NOTHING,
        rf"""
        (?:customs?|import|clearance|tariff)(?: (?:clearance|and|or|import))* (?:fees?|tax|taxes|dut(?:y|ies)|charges?|tariffs?|costs?|payment)
        (?:pay|charge|owe|settle|transfer|paying)(?: [\w'-]+){{0,5}}? (?:customs?|import|tariffs?|dut(?:y|ies)|clearance|vat)
        (?:pay|paying|owe|settle)(?: [\w'-]+){{0,3}}? (?:tax|taxes)
        (?:관세|관부가세|통관 ?비용|통관비|통관 ?수수료|통관료|통관세|수입세|부가세|세금)(?:을|를|이|가|은|는)? ?…(?:내|납부|지불|결제|부담|입금|송금|필요|발생|부과|청구|나왔|나와|주셔야)
        {_关税}.{{0,8}}(?:支付|缴|付|交|承担|补|需要|收|产生)
        (?:支付|缴纳|缴|付|交|承担|补|需要|收取|产生).{{0,8}}{_关税}
        """,
        rf"""
        (?:no|not|don't|do not|dont|without|free of|no need|includes?|included|including|already paid|we(?:'ll| will| have)? (?:pay|paid|cover|covered))(?: [\w'-]+){{0,7}}? (?:customs?|import|tariffs?|dut(?:y|ies)|tax|taxes|vat|clearance)…
        (?:customs?|import|tax|taxes|duty|duties|fees?)··(?: (?:is|are|was|were|has been|have been))?(?: already)? (?:included|prepaid|covered|free|paid by us|paid by the seller)
        (?:관세|관부가세|세금|부가세|통관 ?비용|통관비|통관 ?수수료)…(?:없|않|포함|면제|저희가|판매자가|불필요|마세요|마십|요구하지)
        (?:不|无需|免|已含|包含|包税|没有|我们|卖家).{{0,6}}{_关税}
        {_关税}.{{0,8}}(?:不用|不需要|无需|由我们|我们承担|卖家|已包含|包含|已付|免)
        """,
        """
        Please pay the customs duty of $12 first.
        통관을 위해 관세를 납부해 주셔야 합니다.
        您需要支付清关费。
        """,
        """
        No customs fee is needed for this order.
        관세는 상품 가격에 포함되어 있습니다.
        关税由我们承担。
        """,
    ),
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
        """,
        rf"""
        (?:not|don't|do not|dont|no|without|never|instead of|cannot|can't)(?: [\w'-]+){{0,6}}? {_COUPON}
        (?:you|order|payment|were|was|have)··(?: (?:used|paid|applied|using))(?: [\w'-]+){{0,4}}? {_COUPON}…
        {_COUPON}··(?: (?:you used|used|cannot|can't|is not|are not|will be returned|was returned|expired))
        (?:사용하신|사용한|쓰신|쓴|적용된|적용하신|결제에 ?쓴) ?{_쿠폰}…
        {_쿠폰}…(?:환불되지|복구|돌려드|드릴 ?수 ?없|드리기 ?어렵|아니|아닌|말고|사용하신|불가)
        (?:使用|用了|用过|使用过|不|没有|不能|不是|无法).{{0,8}}{_优惠券}
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
        r"""
        (?:we|i|seller|aliexpress|platform|team|they)(?: (?:will|'ll|can|shall|have|has|already|are|agree to|agreed to|promise to|now|going to|immediately|soon|directly))+(?: [\w'-]+){0,3}? (?:refund|refunded|refunding)
        we'll··(?: (?:refund|give you a refund))
        (?:refund|money)(?: [\w',.$₩-]+){0,4}?(?: (?:will be|has been|is being|have been|was|is|shall be))(?: (?:already|successfully|fully|automatically))*(?: (?:issued|processed|returned|sent|credited|made|refunded|approved|completed|transferred|initiated))
        (?:refund|money)··(?: will)(?: (?:arrive|be in|reach|return|go back|come))
        refund (?:within|in) (?:\d+|a few|several|three|five|seven)
        (?:refund|money)··(?: (?:on the|on its|already on the)) way
        (?:send|return|give|pay)(?: (?:you|the|your|all))* (?:money|payment|amount)(?: (?:back|to you))+
        you(?:'ll| will| are going to)(?: (?:get|receive|have|be))(?: [\w'-]+){0,3}? (?:refund|refunded|money back)
        agree(?:d|s)?(?: (?:to|with|on|your|the|a|give|you|full|issue))* refund
        !(?:will|can|agree|agreed|'ll|have|has)(?: to)?(?: (?:give|issue|offer|make|provide|process|approve|approved))?(?: (?:you|a|the|your|to|refund))* full(?:y)? (?:refund|amount|payment|money|price|\$|us ?\$|usd)
        환불(?:을|를|은|이|금을|금은|금이|금액은)? ?(?:바로|곧|전액|즉시|모두)? ?…(?:도와 ?드리|도와 ?드릴|해 ?드리|해 ?드릴|해 ?줄게|해 ?드려|진행해 ?드|진행하겠|진행될|진행됩|처리해 ?드|처리하겠|처리될|처리됩|처리되|될 ?예정|됩니다|될 ?것|완료될|돼요|승인|입금|지급)
        환불 ?(?:예정|승인|처리 ?중|완료)
        (?:돈|금액|대금)(?:을|은)? ?…돌려 ?(?:드리|드릴)
        !전액 ?(?:을|으로)? ?환불(?:을|이)? ?(?:해 ?드리겠|해 ?드릴게|해 ?드립니다|될 ?예정|됩니다|진행하겠|처리하겠|완료)
        (?:会|将|给|帮|同意|已|已经|马上|尽快|立即|可以)(?:您|你|给您|给你|为您|帮您|安排|全额|办理|申请|处理|全部)*退(?:款|钱|还)
        (?:同意|通过|批准|受理).{0,8}退款
        退款(?:将|会|已|已经|正在|申请已).{0,10}(?:处理|到账|退|完成|通过|审核|批准|原路|返|发放)
        (?:款项|钱|货款)(?:会|将|已|已经).{0,20}(?:退|返|到账)
        !(?:会|将|同意|给您|给你|马上|已经?)(?:给您|给你|为您|安排)?全额退款
        """,
        rf"""
        (?:not|n't|cannot|unable|never|no|refuse|refused|rejected|sorry|without)(?: [\w'-]+){{0,6}}? (?:refund|refunded|refunding|issued|processed|money)…
        refund(?: (?:you|to you|only|just|for|about|around|the|up|to))*(?: (?:part|half|partial|partially|some|a part)| {_SUM})
        (?:partial|half)(?: [\w'-]+)? refund
        refund…(?:paypal|pay pal|wechat|whats ?app|alipay|western union|privately|outside|offline|bank transfer|{_COUPON})
        (?:if|whether|when)(?: [\w'-]+){{0,6}}? (?:refund has been|refund is|you want|agree)…
        환불(?:을|은|이)? ?…(?:불가|안 ?됩|안 ?돼|어렵|수 ?없|거절|않|못|신청을|신청은|요청)
        (?:부분|일부|절반|{_금액})(?:를|을|만|의|만큼)? ?…(?:환불|돌려|보상)…
        환불(?:금|액| ?금액)?(?:은|는|으로)? ?{_금액}
        (?:페이팔|계좌|카톡|카카오톡|위챗|쿠폰|통장)…환불…
        환불…(?:인가요|됐나요|되었나요|받으셨|원하시)
        (?:不|无法|不能|不会|没法|不可|拒绝|不同意|没有|未).{{0,6}}退(?:款|钱|还)
        (?:线下|微信|支付宝|paypal|私下|贝宝).{{0,10}}退
        退(?:款)?(?:您|你|给您|给你)?.{{0,5}}{_钱}
        (?:部分退款|退一半|退部分)
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
