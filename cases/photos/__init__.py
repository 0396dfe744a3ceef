"""Evidence photos: received, stored, remarked on, blacked out, shown."""
