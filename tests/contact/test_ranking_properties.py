"""What holds for the order of any channels, for every problem and status, at any minute."""

import datetime as dt
import itertools

from hypothesis import given, settings
from hypothesis import strategies as st

from cases.contact import nearness, needs, ranking
from cases.contact.hours import Channel, Period
from cases.core.days import SEOUL
from cases.process.problems import PROBLEMS
from cases.process.situation import Situation
from cases.process.states import Status
from tests.support.contact_channels import weekdays
from tests.support.holidays import HOLIDAYS

SLUGS = "abcd"
# Lines with and without lunch, one that ends at midnight almost, one of which nothing is known.
HOURS = ((), weekdays((9, 18)), weekdays((9, 12), (13, 18)), (Period(3, dt.time(0), dt.time(23, 59)),))


def channel(slug):
    flags = ("always_open", "outside", "reachable", "confirmed", "decides", "pays_back")
    return st.builds(
        Channel, st.just(slug), periods=st.sampled_from(HOURS), position=st.integers(0, 3),
        scores=st.fixed_dictionaries({need: st.integers(0, 3) for need in needs.NEEDS}),
        **dict.fromkeys(flags, st.booleans()),
    )  # fmt: skip


CHANNELS = st.tuples(*map(channel, SLUGS))
SITUATIONS = st.builds(Situation, status=st.sampled_from([None, *Status]), problem=st.sampled_from([None, *PROBLEMS]))
# Working days and a holiday, mostly in the minutes around those at which lines open and close.
MOMENTS = st.builds(
    lambda day, hour, minutes: dt.datetime(2026, 12, day, hour, tzinfo=SEOUL) + dt.timedelta(minutes=minutes),
    st.sampled_from([24, 25, 28]), st.sampled_from([0, 9, 12, 13, 18, 22]), st.integers(-30, 30),
)  # fmt: skip

many = settings(max_examples=500, deadline=None, derandomize=True, database=None)


@many
@given(CHANNELS, SITUATIONS, MOMENTS, st.frozensets(st.sampled_from([*SLUGS, "unknown"]), max_size=2))
def test_the_place_that_decides_comes_first_and_nobody_stands_behind_a_channel_of_no_use(
    channels, situation, at, closed
):
    ranked = ranking.rank(channels, situation, at, HOLIDAYS, closed=closed)
    assert sorted(one.channel.slug for one in ranked) == list(SLUGS)
    # Of use and deciding, of use, without an address, closed for good: in this order, whatever the hour.
    groups = [
        3 if one.channel.slug in closed else 2 if not one.channel.reachable else 0 if one.channel.decides else 1
        for one in ranked
    ]
    assert groups == sorted(groups)
    assert not any(one.brief for one, group in zip(ranked, groups, strict=True) if group > 1)


@many
@given(CHANNELS, SITUATIONS, MOMENTS)
def test_nobody_is_sent_to_a_line_about_to_close_before_one_like_it_that_stays(channels, situation, at):
    def kind(one):
        return (one.channel.reachable, one.channel.decides, one.urgent, one.channel.outside)

    def leaves(one):
        return one.state.until is not None and one.state.until - at <= nearness.NEAR

    for first, second in itertools.combinations(ranking.rank(channels, situation, at, HOLIDAYS), 2):
        if kind(first) == kind(second) and leaves(first):
            assert leaves(second) or not second.state.open
