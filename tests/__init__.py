"""The tests; the folders mirror the house."""
