"""How long what is kept, as declared data; what is due is listed, and destroyed only by two people."""
