"""What is kept of a person on this computer, and what changed between two results.

An entry holds all that it shows, in the words of its own time: nothing of an older result
is looked up in, or worked out anew with, the content of today.
"""
