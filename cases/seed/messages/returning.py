"""Of the way back of the goods."""

from cases.process.receivers import Receiver
from cases.seed.messages.message import HELLO, IN_WRITING, ORDER, PHOTOS, THANKS, WHAT, Message

POSTED = (
    "{shipped_back_on}에 반품을 보냈어요.",
    "I posted the return on {shipped_back_on}.",
    "我于{shipped_back_on}寄出了退货。",
)
TRACKING = (
    "{carrier}, 운송장 번호 {tracking|이에요}.",
    "Carrier: {carrier}. Tracking number: {tracking}.",
    "承运商：{carrier}，运单号：{tracking}。",
)
ARRIVED = (
    "{arrived_on}에 도착한 것으로 나와요.",
    "The tracking page shows that it arrived on {arrived_on}.",
    "物流显示已于{arrived_on}送达。",
)

RETURNING: tuple[Message, ...] = (
    Message(
        "address-in-writing", Receiver.AGENT, 1, "반품 주소를 글로 받을 때", "주소가 없거나, 대화로 다른 주소를 받았을 때",
        (
            HELLO, ORDER,
            (
                "반품 주소와 반품 번호(RMA)를 주문 화면에 올리거나 여기에 글로 적어 주세요.",
                "Please show the return address and the RMA number on the order page, or write them here.",
                "请在订单页面提供退货地址和退货编号（RMA），或在此以文字写明。",
            ),
            (
                "주문 화면에 나온 주소로만 보낼게요. 다른 주소로 보내야 한다면 알리익스프레스의 확인이 필요해요.",
                "I will only send it to the address on the order page. For another address I need a confirmation by AliExpress.",
                "我只会寄到订单页面显示的地址。如需寄往其他地址，需要平台确认。",
            ),
            (
                "배송비를 누가 내는지도 함께 알려 주세요.",
                "Please also tell me who pays the postage.",
                "请同时说明由谁承担运费。",
            ),
            THANKS,
        ),
    ),
    Message(
        "return-cost", Receiver.SELLER, 2, "배송비를 내라고 할 때", "물건에 문제가 있는데 반품 배송비를 내라고 할 때",
        (
            HELLO, ORDER, WHAT, PHOTOS,
            (
                "제 잘못이 아니니 반품 배송비는 판매자가 내 주세요. 선불 라벨을 주시거나, 반품 없이 환불해 주세요.",
                "This is not my fault, so please bear the return postage: send me a prepaid label, or refund me without a return.",
                "这不是我的过错，请承担退货运费：提供预付运单，或直接退款不退货。",
            ),
            IN_WRITING,
        ),
    ),
    Message(
        "more-time", Receiver.AGENT, 2, "반품 기한을 늘려 달라고 할 때", "반품을 보낼 기한이 가깝거나 지났을 때",
        (
            HELLO, ORDER,
            (
                "반품을 보낼 기한을 늘려 주세요. 주소와 라벨을 받는 대로 바로 보낼게요.",
                "Please extend the time to send the return. I will send it as soon as I have the address and the label.",
                "请延长退货寄出的期限。收到地址和运单后我会立即寄出。",
            ),
            IN_WRITING, THANKS,
        ),
    ),
    Message(
        "return-posted", Receiver.SELLER, 1, "반품을 보냈다고 알릴 때", "운송장 번호를 주문 화면에 적은 뒤에",
        (
            HELLO, ORDER, POSTED, TRACKING, PHOTOS,
            (
                "도착하면 확인하고 환불해 주세요.",
                "Please check it when it arrives and refund me.",
                "收到后请查验并退款。",
            ),
            THANKS,
        ),
    ),
    Message(
        "return-lost", Receiver.AGENT, 2, "반품이 사라졌을 때", "보낸 반품의 배송 조회가 멈췄을 때",
        (
            HELLO, ORDER, POSTED, TRACKING,
            (
                "배송 조회가 멈춰 있어요. 보냈다는 영수증을 가지고 있어요.",
                "The tracking has stopped. I have the receipt that I posted it.",
                "物流信息已停止更新。我有寄出的凭证。",
            ),
            PHOTOS,
            (
                "안내받은 주소로 보냈으니 확인하고 환불해 주세요.",
                "I sent it to the address I was given. Please check and refund me.",
                "我已寄到指定地址，请核实并退款。",
            ),
        ),
    ),
    Message(
        "empty-box", Receiver.PLATFORM, 3, "‘빈 상자였다’고 할 때", "반품을 받고도 빈 상자나 다른 물건이라고 할 때",
        (
            HELLO, ORDER, POSTED, TRACKING, ARRIVED,
            (
                "물건을 모두 넣어 보냈어요. 빈 상자였다는 말은 사실이 아니에요.",
                "I put all goods into the parcel. It is not true that the box was empty.",
                "我已将全部商品装入包裹。所谓“空盒”不属实。",
            ),
            PHOTOS,
            (
                "포장한 모습과 운송장에 적힌 무게를 봐 주세요. 판매자에게는 상자를 연 영상과 받은 무게를 요청해 주세요.",
                "Please look at the packing and the weight on the waybill. Please ask the seller for a video of the opening and the weight received.",
                "请查看打包照片和运单上的重量，并请卖家提供开箱视频和收货重量。",
            ),
            (
                "이 증거로 환불을 결정해 주세요.",
                "Please decide on my refund with this evidence.",
                "请据此处理退款。",
            ),
        ),
    ),
)  # fmt: skip
