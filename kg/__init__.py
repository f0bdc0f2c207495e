"""News in, signed graph out, every edge traceable to its words."""
