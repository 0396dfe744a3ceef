"""What replies say about costs: who pays for the parcel back, and for customs."""

from cases.replies.asks import Ask, LeadsTo
from cases.seed.replies.rule import SeedRule
from cases.seed.replies.words import PAID_BY_YOU, REFUSED, SHIPPING_COST, TAX_PAID, TAXES

_비용 = "(?:배송비|반품비|반품 ?비용|반품 ?배송비|왕복 ?배송비|운임|택배비|운송비|배송료|운송료|비용)"
_운임_저희 = "(?:저희|판매자|당사|우리|알리|알리익스프레스|플랫폼|본사)(?:가|에서|이|측에서|측이)?"
_运费 = "(?:运费|運費|邮费|退货费|退货运费|退回费用|运输费|快递费)"
_关税 = "(?:关税|關稅|清关费|清關費|税费|税金|进口税|海关费|海关税)"

COSTS: tuple[SeedRule, ...] = (
    SeedRule(
        Ask.RETURN_AT_COST,
        "물건을 돌려보내되 보내는 값은 내가 내라는 말이에요.",
        "물건에 문제가 있는 반품은 보통 내가 낼 것이 아니고, 해외로 보내는 값이 물건값보다 클 수 있어요.",
        "누가 얼마를 내는지 글로 받기 전에는 보내지 말고, 반품에 동의한다고도 하지 마세요.",
        "return-cost",
        LeadsTo.NOTHING,
        rf"""
        (?:at|on|by)(?: (?:your|the buyer's|buyer's))(?: own)? (?:cost|expense|charge)s?
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
        !(?:we|seller|store|i|company)(?: (?:do|can|will|are|am|is|could|would))*(?: (?:not|n't|don't|can't|cannot|won't|unable to|not able to|never|doesn't))+(?: (?:to|able|be))* (?:pay|cover|bear|provide|offer|reimburse|support|afford|give|responsible for|take)(?: (?:for|the|a|you|your|any|free|with|prepaid|of))*(?: [\w'-]+)? (?:shipping|postage|freight|return label|return shipping|returns?|label|courier|delivery fee)
        (?:you|buyer|buyers|customer|customers|u)(?: (?:will|would|need|needs|have|has|must|should|can|are|is|to|only|also|just|please|the ones?|who))* (?:pay|pays|paying|bear|bears|cover|covers|prepay|afford|arrange|take care of|responsible for|handle|responsible)(?: [\w'-]+){{0,6}}? (?:shipping|postage|freight|return|delivery|courier|post|logistics|ship(?:ped)? back)
        (?:shipping|postage|freight|courier|delivery|return)(?: (?:back|fee|fees|cost|costs|charge|charges|shipping|expense|expenses))*··(?: (?:paid|borne|covered|responsibility|charged|on|by|at|for|settled|taken))(?: (?:by|on|at|of|to|care))*(?: (?:you|yourself|your own|your (?:side|end|cost|expense|account)|the buyer|buyers?|buyer's|customers?|customer's|u)\b)
        (?:shipping|postage|freight|return)(?: (?:back|fee|fees|cost|costs|charge|charges|shipping))*··(?: (?:not|n't|isn't|aren't|non))(?: [\w'-]+){{0,2}}? (?:covered|included|refunded|refundable|free|reimbursed|compensated)
        (?:returns?|shipping back)(?: [\w'-]+){{0,4}}? (?:at|on)(?: [\w'-]+){{0,2}}? (?:buyer|buyer's|buyers|customer|customer's|customers|customers'|own)
        {_비용}(?:은|는|을|를|이|가)? ?…(?:별도|따로|고객|구매자|본인|직접|자비|선결제|선불|차감|공제|빼고)…?(?:부담|지불|내|결제|납부|청구|보내|드|하|입니|이세|이에|환불)?
        !(?:{_비용}|반품 ?라벨|픽업|무료 ?반품)(?:은|는|을|를|까지|까지는|이|가)? ?…(?:지원하지|지원이 ?안|지원해 ?드리지|지원 ?불가|못 ?내|안 ?내|드릴 ?수 ?없|대지 ?않|부담하지|부담해 ?드리지|부담 ?불가|제공되지|제공하지|지원되지)
        착불(?:은|로는|로)? ?…(?:안|불가|받지|거부|반송|거절)|선불로 ?(?:보내|발송|부쳐|결제)|(?:직접|개별) ?(?:접수|발송|배송|부쳐|부담)
        (?:반품|반송|왕복)…(?:직접|사비|자비|본인|고객님|구매자)…(?:부담|결제|지불|내|부쳐|접수)
        (?:运|邮|退货|快递|物流|寄回|寄件)(?:费|資|资|费用).{{0,10}}(?:您|你|买家|客户|顾客|自己|自行|自理|自付|自费|自出|买方|个人)
        !(?:我们|本店|店铺|卖家|这边|我方|店里)(?:是)?(?:不|无法|不能|不会|没法|没办法)(?:能|会|给|提供)?(?:承担|负责|出|包|报销|付|支付|退|补).{{0,6}}(?:运费|邮费|快递费|退货费|来回|费用)
        不包(?:退货)?(?:运|邮)费?|(?:拒收|不收|不接受|拒签|不支持)(?:任何)?(?:到付|货到付款)|(?:运费|邮费)自(?:理|付|费|负)|自(?:己|行)(?:出|付|承担|支付|负责|垫付|联系快递|找快递|叫快递|寄)
        (?:扣|扣除|减去|减掉|除去)(?:来回|退货|往返|国际)?(?:的)?(?:运费|邮费|快递费)
        {SHIPPING_COST}…{PAID_BY_YOU}
        !{SHIPPING_COST}(?: (?:is|are|will be|would be))? on you\b
        {PAID_BY_YOU}…{SHIPPING_COST}
        !(?:{_비용}|왕복|반품비|[0-9]+천 ?원|[0-9,]+ ?원)(?:을|를|은|만)? ?(?:빼고|제하고|제외하고|차감하고|차감 ?후|차감한|공제하고|공제 ?후|뺀|제한) ?…?(?:환불|입금|돌려|드리)
        !(?:not|n't|never|without)(?: (?:refund|cover|include|pay|reimburse|be|the|for|any|your))+ (?:postage|shipping|freight|return shipping|covered|reimbursed)\b
        !(?:shipping|postage|freight)(?: [\w'-]+){{0,2}}? (?:won't|will not|is not|isn't|not|can't|cannot) (?:be )?(?:covered|refunded|included|paid|reimbursed|free)
        !{_运费}.{{0,3}}(?:我们|本店|店里|卖家|公司).{{0,3}}不
        {_运费}.{{0,14}}(?:买家|您|你|客户|顾客)(?:来)?(?:负担|承担|出|付|自)
        (?:have to|need to|must|should|'d have to)(?: [\w'-]+)? (?:ship|send|return|post|mail) it(?: back)? to (?:guang|shenzhen|china|hong kong|yiwu|our)
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
        (?:저희|판매자|당사|플랫폼|알리)(?:가|에서|측에서|측이|이)? ?…(?:부담|지불|결제|지원)해 ?드|걱정
        we(?:'ll| will| can| would| shall)?(?: (?:also|gladly|happily|of course))* (?:pay|bear|cover|afford|reimburse|provide|arrange)…
        (?:pre-?paid|free)(?: [\w'-]+)? (?:label|return|shipping|returns)
        (?:(?:不用|不需要|无需|不必|免|无须)(?:您|你|买家)?(?:自己|来|再|另外)?.{{0,6}})(?:出|付|承担|支付|付钱|运费|邮费|自)
        (?:我们|卖家|平台|店铺|我方|本店|我这边)(?:来|会|可以|全|全部)?(?:承担|出|付|负责|报销|包)
        {REFUSED}…{SHIPPING_COST}
        {SHIPPING_COST}…{REFUSED}
        (?:we|seller|저희|판매자|우리|당사|我们|卖家|平台)(?:가|에서|이|는)? ?(?: (?:will|can|would|to))*…(?:pay|bear|cover|부담|지불|承担|出|付)…
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
        (?:customs?|import|duty|duties|tax|taxes|vat|tariffs?|clearance)(?: [\w'-]+){{0,6}}? (?:paid by|to pay|to be paid|settled|payable|owed|be paid|due|before (?:release|delivery|they|it))
        (?:pay|transfer|deposit|settle|cover)…(?:to|so|before|for|until)(?: [\w'-]+){{0,4}}? (?:customs|clear|clearance|release)
        (?:세관|통관|관세청|관세사)…(?:[0-9,]+ ?원|비용|보증금|금액|돈|요금|수수료)…(?:내|납부|결제|입금|송금|지불|부담|나왔|발생|필요|청구|주셔야|주시)
        (?:보증금|예치금|통관 ?보증금|창고료|보관료)…(?:내|납부|결제|입금|송금|지불|부담)
        (?:被税|税单|补税|交税|缴税|报税费|打税|收税|上税|扣税|关税单|清关押金|税号费)
        (?:海关|清关|关口|税务).{{0,12}}(?:要|需|让|得|收|交|付|缴|补).{{0,8}}(?:钱|费|税|款|元|韩元|美元|押金)
        {TAXES}…{TAX_PAID}
        {TAX_PAID}…{TAXES}
        you owe(?: [\w'-]+){{0,2}}? (?:duty|tax|customs)
        !{TAXES}…(?:미납|체납|미결제|미지급|연체)
        !(?:vat|duty|duties|tax|taxes|customs|import)…(?:cleared|paid|settled|covered|collected) (?:by you|by the (?:recipient|buyer|receiver)|from you|before|first)
        {TAXES}…(?:麻烦|请|需要|要|先).{{0,4}}(?:支付|付|缴|交|转)
        """,
        rf"""
        (?:no|not|don't|do not|dont|without|free of|no need|includes?|included|including|already paid|we(?:'ll| will| have)? (?:pay|paid|cover|covered))(?: [\w'-]+){{0,7}}? (?:customs?|import|tariffs?|dut(?:y|ies)|tax|taxes|vat|clearance)…
        (?:customs?|import|tax|taxes|duty|duties|fees?)··(?: (?:is|are|was|were|has been|have been))?(?: already)? (?:included|prepaid|covered|free|paid by us|paid by the seller)
        (?:관세|관부가세|세금|부가세|통관 ?비용|통관비|통관 ?수수료)…(?:없|않|포함|면제|저희가|판매자가|불필요|마세요|마십|요구하지)
        (?:不|无需|免|已含|包含|包税|没有|我们|卖家).{{0,6}}{_关税}
        {_关税}.{{0,8}}(?:不用|不需要|无需|由我们|我们承担|卖家|已包含|包含|已付|免)
        (?:没有|没|不会|无|不|不用|免)(?:被|交|收|补|缴|上)?税
        税.{{0,4}}(?:我们|卖家|平台).{{0,4}}(?:出|付|承担|交)
        (?:세관|통관|보증금|관세사)…(?:없|않|포함|면제|저희가|판매자가|마세요|마십)
        {REFUSED}…{TAXES}
        {TAXES}…{REFUSED}
        (?:we|already|저희|판매자|이미|我们|卖家|已经)(?:가|에서|이|는)? ?…(?:paid|pay|cover|부담|납부했|납부하|付|交|承担)…{TAXES}
        {TAXES}…(?:포함|included|包含|已含|already paid|by us)
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
)
