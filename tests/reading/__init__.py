"""The measure of the article reader: invented, labelled news texts and precision and recall by field."""
