"""Pieces of stock: claimed, published, withdrawn, watched."""
