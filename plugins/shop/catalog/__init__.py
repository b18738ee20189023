"""What customers look at: lists, cards, search."""
