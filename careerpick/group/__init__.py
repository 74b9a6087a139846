"""Many sheets at once: the score table and the needs as one relational program.

An engine that others wrote (DuckDB, Apache Spark) runs it; nothing here is called for a row.
"""
