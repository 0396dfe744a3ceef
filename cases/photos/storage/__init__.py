"""Where the files of photos lie: what is asked of a store (`evidence`), and one module for each kind of store."""
