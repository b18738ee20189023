"""The framework. Imports no plugin."""
