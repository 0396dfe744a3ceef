"""Reading the deadlines of a page as an outside client would: by their marks."""

from html.parser import HTMLParser


class Deadlines(HTMLParser):
    """Collects the first day inside each deadline, in the order of the page, and what is asked for."""

    def __init__(self):
        super().__init__()
        self.found, self.missing, self._inside = {}, [], None

    def handle_starttag(self, tag, attrs):
        attrs = dict(attrs)
        if "data-deadline" in attrs:
            self._inside = attrs["data-deadline"]
        elif tag == "time" and self._inside:
            self.found.setdefault(self._inside, attrs["datetime"])
        elif "data-missing" in attrs:
            self.missing.append(attrs["data-missing"])

    def handle_endtag(self, tag):
        if tag == "article":
            self._inside = None


def read(response):
    parser = Deadlines()
    parser.feed(response.content.decode())
    return parser


def deadlines_in(response):
    return read(response).found
