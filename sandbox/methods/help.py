"""What clients ask before anything else."""

import time

from pyrogram import raw

from ..rpc import Call, Methods
from ..wire.messages import DATACENTER
from ..wire.tl import TL

methods = Methods()


@methods.answers(raw.functions.help.GetConfig)
def get_config(call: Call, request: TL) -> TL:
    """The configuration: one data centre, which is this server."""
    now = int(time.time())
    address = raw.types.DcOption(id=DATACENTER, ip_address=call.sandbox.host, port=call.sandbox.port)
    return raw.types.Config(
        date=now,
        expires=now + 3600,
        test_mode=False,
        this_dc=DATACENTER,
        dc_options=[address],
        dc_txt_domain_name="",
        chat_size_max=200,
        megagroup_size_max=200_000,
        forwarded_count_max=100,
        online_update_period_ms=210_000,
        offline_blur_timeout_ms=5_000,
        offline_idle_timeout_ms=30_000,
        online_cloud_timeout_ms=300_000,
        notify_cloud_delay_ms=30_000,
        notify_default_delay_ms=1_500,
        push_chat_period_ms=60_000,
        push_chat_limit=2,
        edit_time_limit=172_800,
        revoke_time_limit=2**31 - 1,
        revoke_pm_time_limit=2**31 - 1,
        rating_e_decay=2_419_200,
        stickers_recent_limit=200,
        channels_read_media_period=604_800,
        call_receive_timeout_ms=20_000,
        call_ring_timeout_ms=90_000,
        call_connect_timeout_ms=30_000,
        call_packet_timeout_ms=10_000,
        me_url_prefix="https://t.me/",
        caption_length_max=1024,
        message_length_max=4096,
        webfile_dc_id=DATACENTER,
    )


@methods.answers(raw.functions.help.GetNearestDc)
def get_nearest_dc(call: Call, request: TL) -> TL:
    """This data centre."""
    return raw.types.NearestDc(country="", this_dc=DATACENTER, nearest_dc=DATACENTER)
