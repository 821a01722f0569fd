"""The measured claims: layouts, faults, speed and the draw of findings to judge."""
