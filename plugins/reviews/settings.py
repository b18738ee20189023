"""The settings of reviews."""

from pydantic import Field

from kernel import Settings


class ReviewsSettings(Settings):
    """When buyers are asked for a review."""

    review_prompt_hours: int = Field(
        24,
        ge=0,
        le=8760,
        description="how many hours after a purchase to ask for a review, such as 24; 0: never",
        json_schema_extra={"live": True},
    )
