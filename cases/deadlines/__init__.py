"""Until when: rules as rows, how a deadline is counted and explained, and the calculator."""
