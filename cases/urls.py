"""Addresses of the product; every view carries an access policy (`cases.E001`)."""

app_name = "cases"

guide_urls = []

entry_urls = []

# Below /cases/<reference>/.
case_urls = []

# Secret addresses, for programs that have no session.
feed_urls = []

# The links in our mails; each is a secret (see `refundguide.logs`).
letter_urls = []

urlpatterns = [*guide_urls, *entry_urls, *case_urls, *feed_urls, *letter_urls]
