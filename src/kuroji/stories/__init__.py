"""Stories: which facts are news, and how they are told."""
