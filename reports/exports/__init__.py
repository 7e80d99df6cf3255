"""Write a published run as a file for another program: a spreadsheet, a code scanner, an issue tracker, a database."""
