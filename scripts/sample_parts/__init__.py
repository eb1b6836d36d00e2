"""Parts of make_samples.py: one module for each kind of artifact that a bundle can hold."""
