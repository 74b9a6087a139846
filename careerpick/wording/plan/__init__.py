"""The sentences of a plan, for every output format. Pure: a plan in, strings out."""
