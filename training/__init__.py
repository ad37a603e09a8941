"""How the starter language pack is made. Not installed with the program; see README.md."""
