"""Finding a person among what is sealed, and reports that tell alike."""
