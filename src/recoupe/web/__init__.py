"""The reading room: the stories of a store as pages for a browser on this machine."""
