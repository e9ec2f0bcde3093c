"""The words of the site around its figures, in English and Japanese."""
