"""Of the way back of the goods."""

from cases.process.receivers import Receiver
from cases.seed.messages.message import (
    AGAIN,
    BY_WHEN,
    HELLO,
    IN_WRITING,
    ORDER,
    PHOTOS,
    THANKS,
    TOLD,
    WHAT,
    Message,
    Parallel,
)

POSTED: tuple[Parallel, ...] = (
    (
        "{shipped_back_on}에 반품을 보냈어요.",
        "I posted the return on {shipped_back_on}.",
        "我于{shipped_back_on}寄出了退货。",
    ),
    (
        "[[not shipped_back_on]] 반품을 보냈어요.",
        "[[not shipped_back_on]] I have posted the return.",
        "[[not shipped_back_on]] 我已寄出退货。",
    ),
)
TRACKING: tuple[Parallel, ...] = (
    (
        "반품 택배사는 {carrier}, 운송장 번호는 {tracking|이에요}.",
        "Return parcel: {carrier}, tracking number {tracking}.",
        "退货包裹：{carrier}，运单号{tracking}。",
    ),
    (
        "[[not carrier]] 반품 운송장 번호는 {tracking|이에요}.",
        "[[not carrier]] Return tracking number: {tracking}.",
        "[[not carrier]] 退货运单号：{tracking}。",
    ),
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
            HELLO, *ORDER, *TOLD,
            (
                "반품 주소를 주문 화면에 올려 주세요. 반품 번호(RMA)가 있으면 함께 알려 주세요.",
                "Please put the return address, and the RMA number if there is one, on the order page.",
                "请在订单页面提供退货地址；如有退货编号（RMA），请一并提供。",
            ),
            (
                "어렵다면 알리익스프레스가 확인한 주소를 여기에 글로 적어 주세요. 그 밖의 주소로는 보내지 않을게요.",
                "If that is not possible, please write the address confirmed by AliExpress here. I will not send the item to any other "
                "address.",
                "如无法提供，请在此写明经平台确认的地址。我不会寄往其他地址。",
            ),
            (
                "반품 배송비를 누가 내는지도 알려 주세요.",
                "Please also tell me who pays the return shipping.",
                "请同时说明退货运费由谁承担。",
            ),
            THANKS,
        ),
    ),
    Message(
        "return-cost", Receiver.SELLER, 2, "배송비를 내라고 할 때", "물건에 문제가 있어 돌려보낼 때",
        (
            HELLO, *ORDER, WHAT, PHOTOS,
            (
                "제 잘못이 아니니 반품 배송비는 판매자께서 부담해 주세요. 선불 라벨을 주시거나, 반품 없이 환불해 주세요.",
                "This is not my fault, so please cover the return shipping: send me a prepaid label, or refund me without a return.",
                "这不是我的过错，请承担退货运费：提供预付的退货面单，或者仅退款、无需退货。",
            ),
            IN_WRITING,
        ),
    ),
    Message(
        "more-time", Receiver.AGENT, 2, "반품 기한을 늘려 달라고 할 때", "반품을 보낼 기한이 가깝거나 지났을 때",
        (
            HELLO, *ORDER,
            (
                "반품을 보낼 기한을 늘려 주세요. 이미 지났다면 다시 열어 주세요.",
                "Please extend the deadline for sending the return, or reopen it if it has passed.",
                "请延长退货寄出期限；如已过期，请重新开放。",
            ),
            IN_WRITING, THANKS,
        ),
    ),
    Message(
        "return-posted", Receiver.SELLER, 1, "반품을 보냈다고 알릴 때", "운송장 번호를 주문 화면에 적은 뒤에 보내세요",
        (
            HELLO, *ORDER, *POSTED, *TRACKING, PHOTOS,
            (
                "도착하면 확인하고 환불해 주세요.",
                "Please check it when it arrives and refund me.",
                "收到后请查验并退款。",
            ),
            THANKS,
        ),
    ),
    Message(
        "return-arrived", Receiver.SELLER, 2, "반품이 도착했을 때", "배송 조회에 배달됐다고 나온 뒤에 보내세요",
        (
            HELLO, *ORDER, *POSTED, *TRACKING, ARRIVED, *TOLD, *AGAIN,
            (
                "반품이 도착했으니 확인하고 환불해 주세요.",
                "The return has arrived, so please check it and refund me.",
                "退货已送达，请查验并退款。",
            ),
            (
                "언제 환불되는지도 알려 주세요.",
                "Please also tell me when the refund will be made.",
                "也请告知何时退款。",
            ),
            *BY_WHEN, THANKS,
        ),
    ),
    Message(
        "return-lost", Receiver.AGENT, 2, "반품이 사라졌을 때", "보낸 반품의 배송 조회가 멈췄을 때",
        (
            HELLO, *ORDER, *POSTED, *TRACKING,
            (
                "배송 조회가 멈춰 있어요.",
                "The tracking has stopped updating.",
                "物流信息已停止更新。",
            ),
            PHOTOS,
            (
                "안내받은 주소로 보냈으니 확인하고 환불해 주세요.",
                "I sent it to the address I was given. Please check and refund me.",
                "我是按照指定地址寄出的，请核实并退款。",
            ),
        ),
    ),
    Message(
        "empty-box", Receiver.PLATFORM, 3, "‘빈 상자였다’고 할 때", "다른 물건이 왔다고 할 때",
        (
            HELLO, *ORDER, *POSTED, *TRACKING, ARRIVED,
            (
                "물건을 모두 넣어 보냈어요. 빈 상자였다거나 다른 물건이었다는 말은 사실이 아니에요.",
                "I put the complete item in the parcel. It is not true that the box was empty or held something else.",
                "我已将商品全部装入包裹，“空包裹”或“寄错商品”的说法不属实。",
            ),
            PHOTOS,
            (
                "[[photos]] 위 사진과 운송장에 적힌 무게를 확인해 주세요. 판매자에게 개봉 영상과 받았을 때의 무게를 요청해 주세요.",
                "[[photos]] Please check these photos and the weight on the waybill, and ask the seller for the unboxing video "
                "and the weight on arrival.",
                "[[photos]] 请核对以上照片和运单上的重量，并请卖家提供开箱视频和收货时的重量。",
            ),
            (
                "[[not photos]] 운송장에 적힌 무게와 배송 기록을 확인해 주세요. 판매자에게 개봉 영상과 받았을 때의 무게를 요청해 주세요.",
                "[[not photos]] Please check the weight on the waybill and the tracking record, and ask the seller for the unboxing "
                "video and the weight on arrival.",
                "[[not photos]] 请核对运单上的重量和物流记录，并请卖家提供开箱视频和收货时的重量。",
            ),
            (
                "이 내용을 바탕으로 환불을 결정해 주세요.",
                "Please decide on my refund on this basis.",
                "请据此对我的退款申请作出判定。",
            ),
        ),
    ),
)  # fmt: skip
