"""The command line: arguments in, rooms called, tables out."""
