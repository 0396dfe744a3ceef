"""What only one topic of the guide needs: customs, orders inside Korea, recalled goods, messages of fraud."""

from cases.seed.facts.fact import Fact

TOPICS: tuple[Fact, ...] = ()
