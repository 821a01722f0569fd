"""Material for the parser and what makes it: labelled references, the generator, the trainer. Not shipped."""
