"""Parts of make_labels.py."""
