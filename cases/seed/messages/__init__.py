"""The ready messages: the first version of the `MessageTemplate` rows."""

from cases.seed.messages.answering import ANSWERING
from cases.seed.messages.asking import ASKING
from cases.seed.messages.message import Message
from cases.seed.messages.money import MONEY
from cases.seed.messages.outside import OUTSIDE
from cases.seed.messages.returning import RETURNING

MESSAGES: tuple[Message, ...] = (*ASKING, *ANSWERING, *RETURNING, *MONEY, *OUTSIDE)
