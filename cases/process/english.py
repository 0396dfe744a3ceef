"""English for those who are written to outside Korea: a card network, a marketplace, a seller. Pure.

The product speaks Korean; only its papers and ready messages name things twice. What events are called is in
`cases.process.events`.
"""

SHOTS = {
    "damage": "Damaged part",
    "outer-box": "Outer box",
    "inner-packing": "Inner packing",
    "label": "Shipping label",
    "item": "Item as received",
    "difference": "Difference from the listing",
    "listing": "Product page",
    "ruler": "Measured size",
    "size-label": "Size or model label",
    "fault": "Malfunction",
    "all-pieces": "All pieces received",
    "weight": "Weight",
    "tracking": "Tracking page",
    "order": "Order page",
    "courier-note": "Statement of the courier",
    "customs": "Customs notice",
    "recall": "Recall notice",
    "brand": "Brand and authenticity marks",
    "refund-screen": "Refund status page",
    "statement": "Card or payment statement",
    "conversation": "Conversation with the seller",
    "refusal": "Notice of refusal",
    "unused": "Unused condition",
    "return-items": "Goods to be returned",
    "packed": "Return parcel as packed",
    "sealed": "Return parcel as sealed",
    "waybill": "Waybill of the return",
    "receipt": "Receipt of the return shipment",
    "other": "Other photo",
}

PROBLEMS = {
    "not-received": "Goods not received",
    "wrong-item": "Wrong item received",
    "refund-delayed": "Refund not credited",
    "damaged": "Item damaged or defective",
    "not-as-described": "Item not as described",
    "missing-parts": "Parts missing or empty parcel",
    "counterfeit": "Suspected counterfeit",
    "shown-delivered": "Shown as delivered, not received",
    "customs-hold": "Held at customs",
    "courier-damage": "Damaged by the courier",
    "unsafe-goods": "Unsafe or recalled item",
    "cancel-order": "Cancelled before dispatch",
    "change-of-mind": "Cancelled by the buyer (change of mind)",
    "return-refused": "Refund refused after return",
}

VIAS = {
    "phone": "Phone call",
    "chat": "Chat with support",
    "email": "E-mail",
    "post": "Letter",
    "messenger": "Messenger",
    "dispute-page": "Dispute page",
}

KEPT = {"kept": "kept", "broken": "not kept", "put-off": "put off again"}

STOPS = {
    "evidence": "Evidence",
    "request": "Refund request",
    "decision": "Decision",
    "return": "Return",
    "help": "Outside help",
    "money": "Refund",
}

STATUSES = {
    "preparing": "Preparing evidence",
    "in_review": "Evidence being checked",
    "needs_evidence": "More evidence needed",
    "ready": "Ready to request a refund",
    "filed": "Refund requested, waiting for the seller",
    "negotiating": "Negotiating with the seller",
    "platform_review": "Under review by AliExpress",
    "return_due": "Return to be sent",
    "returning": "Return in transit",
    "inspecting": "Return being inspected",
    "approved": "Refund approved, waiting for payment",
    "rejected": "Refund refused",
    "escalated": "With a card issuer or consumer agency",
    "closed": "Closed",
}

OUTCOMES = {
    "refunded": "Refunded in full",
    "partly_refunded": "Refunded in part",
    "not_refunded": "Not refunded",
    "withdrawn": "Withdrawn by the buyer",
}

PAYMENTS = {
    "card": "Credit or debit card",
    "paypal": "PayPal",
    "other": "Other (Kakao Pay, Naver Pay, Toss Pay, bank transfer)",
}

ANCHORS = {
    "paid_on": "Paid on",
    "dispatched_on": "Dispatched on",
    "promised_on": "Promised delivery date",
    "cleared_on": "Cleared customs on",
    "received_on": "Received on",
    "confirmed_on": "Receipt confirmed in the order on",
    "protection_ends_on": "Buyer protection on the order page ends on",
    "seller_known_on": "Address of the seller known since",
    "noticed_on": "Problem noticed on",
    "requested_on": "Refund requested on",
    "offered_on": "Seller answered on",
    "approved_on": "Approved on",
    "shipped_back_on": "Return sent on",
    "arrived_on": "Return arrived on",
    "paypal_disputed_on": "PayPal dispute opened on",
}

ROLES = {"owner": "Buyer", "staff": "Reviewer", "system": "Refundguide"}

CARRIERS = {
    "epost": "Korea Post (domestic)",
    "ems": "EMS or international post",
    "cj": "CJ Logistics",
    "hanjin": "Hanjin",
    "lotte": "Lotte Global Logistics",
    "logen": "Logen",
    "other": "Other",
}

# By the slug of the rule; a rule that staff add later has none.
DEADLINES = {
    "dispute-closes": "Last day to open a dispute",
    "dispute-opens": "First day to open a dispute",
    "late-14d": "Late delivery (5 or 7 day service)",
    "late-30d": "Late delivery (promised date)",
    "seller-answers": "Answer of the seller due",
    "platform-steps-in": "AliExpress steps in",
    "return-posted-by": "Last day to send the return",
    "refund-booked-by": "Refund expected by",
    "withdrawal-7d": "Right of withdrawal (Korean law)",
    "mismatch-3m": "Not as described: from receipt (Korean law)",
    "mismatch-30d": "Not as described: from notice (Korean law)",
    "return-90d": "90-day return",
    "statutory-refund-3bd": "Statutory refund period (Korean law)",
    "chargeback-120d": "Card chargeback request",
    "chargeback-expected-120d": "Card chargeback request: from the promised date",
    "paypal-180d": "PayPal dispute",
    "paypal-claim-20d": "PayPal dispute to claim",
    "refund-undelivered-3bd": "Statutory refund period: goods not supplied (Korean law)",
    "courier-14d": "Notice of damage to the courier",
    "instalment-withdrawal-7d": "Withdrawal from an instalment contract (Korean law)",
    "duty-refund-6m": "Last day to export for a refund of customs duty",
}
