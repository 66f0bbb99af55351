"""One module per kind of chart; each takes numbers and gives a Figure."""
