"""What a leaving officer hands over."""
