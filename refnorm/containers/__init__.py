"""Opening zip archives, XML and what is made of them safely; readers and annotators share it."""
