"""What replies ask for: the phrases that say it in Korean, English and Chinese, and what it means to a buyer.

The phrases are written after the manner of sellers, bots and agents; none is quoted from anybody.
"""

from cases.seed.replies.costs import COSTS
from cases.seed.replies.goods import GOODS
from cases.seed.replies.money import MONEY
from cases.seed.replies.traps import TRAPS

# In the order in which a page warns: what cannot be undone comes first.
RULES = (*TRAPS, *COSTS, *MONEY, *GOODS)
