"""What ages: holidays and policy facts as rows with source and date, and the cache of pages that show them."""
