"""A site in one file, and back: the database as it was at one moment, and every stored file that its rows name."""
