from kernel.outbox import Pace


class Time:
    """Seconds that pass when told to."""

    def __init__(self):
        self.seconds = 100.0

    def __call__(self):
        return self.seconds


def sent_within(pace, time, seconds, chats, step=0.01):
    """How many messages go out when everything allowed is sent at once."""
    count = 0
    end = time.seconds + seconds
    while time.seconds < end:
        for chat in chats:
            if pace.room() and chat not in pace.full_chats() and chat not in pace.paused_chats():
                pace.sent(chat)
                count += 1
        time.seconds += step
    return count


def test_twenty_five_a_second_go_out_and_a_small_burst():
    time = Time()
    pace = Pace(now=time)
    assert pace.room() == 5
    assert 250 <= sent_within(pace, time, 10, range(1000)) <= 256


def test_one_chat_gets_a_few_at_once_and_then_one_a_second():
    time = Time()
    pace = Pace(now=time)
    assert sent_within(pace, time, 0.05, [7]) == 4
    assert 9 <= sent_within(pace, time, 10, [7]) <= 11


def test_a_chat_that_had_enough_says_how_long_it_rests():
    time = Time()
    pace = Pace(now=time)
    sent_within(pace, time, 0.05, [7])
    assert 0.9 < pace.full_chats()[7] <= 1
    time.seconds += 60
    assert pace.full_chats() == {}


def test_a_pause_holds_everything_until_it_is_over():
    time = Time()
    pace = Pace(now=time)
    pace.pause(3)
    assert (pace.room(), pace.wait(), pace.paused()) == (0, 3, True)
    time.seconds += 3
    assert (pace.room(), pace.paused()) == (5, False)


def test_one_chat_in_a_flood_wait_leaves_the_others_alone():
    time = Time()
    pace = Pace(now=time)
    pace.flood(7, 30)
    assert pace.paused_chats() == {7}
    assert not pace.paused()


def test_two_chats_in_a_flood_wait_mean_everybody():
    time = Time()
    pace = Pace(now=time)
    pace.flood(7, 30)
    pace.flood(8, 10)
    assert pace.wait() == 30
    time.seconds += 31
    assert not pace.paused()
    assert pace.paused_chats() == set()


def test_answers_have_a_share_of_their_own_and_take_from_the_rest_when_they_need_more():
    time = Time()
    pace = Pace(now=time)
    for _ in range(100):  # five answers a second, for twenty seconds
        sent_within(pace, time, 0.2, range(1000))
        pace.answered()
    assert pace.crowded() < 0.2
    for _ in range(100):  # a hundred at once: a second is made up for, not more
        pace.answered()
    assert 1 < pace.crowded() < 1.1
    assert pace.room() or pace.wait() < 0.1, "what is urgent still goes"
    time.seconds += 1.1
    assert pace.crowded() == 0
