"""What leaves the house: one module or folder a format. `page` is the HTML chronicle."""
