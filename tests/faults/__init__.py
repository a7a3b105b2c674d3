"""Faults that other systems shipped, each as a test through real requests that fails without its protection."""
