"""What bank transfers ask of the staff."""

from plugins.accounts.api import NoticeKind

from . import CONFIRM, manual

TRANSFER = "transfer"


@manual.hook
def register_notice_kinds() -> list[NoticeKind]:
    """Money that customers say they have sent, and money to be sent back."""
    return [NoticeKind(TRANSFER, "manual-notice-transfer", CONFIRM)]
