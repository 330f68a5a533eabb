"""The ways out of the program for other programs: office, citation managers, text mining, newsrooms, networks, the web of data.

A writer is a function (dossier, readings, language) -> text or bytes. It is given readings only when whole texts are asked for:
otherwise what leaves the program are short quotations, each with where it comes from.
"""
