"""Orders from the quote to the delivered value."""
