"""The first version of the reference data, as plain dictionaries; `seed_reference` writes them into rows."""
