"""Brief, components, templates, fitting a reply to its surface."""
