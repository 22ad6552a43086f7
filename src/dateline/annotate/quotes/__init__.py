"""Who said, thought or wanted what: attributions, and the quotations made of them."""
