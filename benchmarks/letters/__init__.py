"""Hand-judged pairs and own lists: what a finding about romanized letters is measured against."""
