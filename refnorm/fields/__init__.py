"""What a reference is made of: item marks and one bibliographic field a file."""
