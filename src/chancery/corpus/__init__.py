"""Annotated text as files that people write: reading it, checking it, and handing it on in other formats."""
