"""The demo story: six invented pages about an invented negotiation, with the troubles of real ones."""
