"""Values to what a person or a program reads; nothing here prints, asks or decides."""
