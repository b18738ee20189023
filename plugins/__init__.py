"""The plugins that come with Kiosk."""
