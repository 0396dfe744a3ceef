"""A mail server that takes every mail, and knows afterwards who each was for and what it said."""

from __future__ import annotations

import contextlib
import socketserver
import threading
from collections.abc import Iterator
from email import message_from_bytes
from email.message import Message
from email.policy import default


class MailServer(socketserver.ThreadingTCPServer):
    """Listens on a free port of this machine; `mails` are the recipients and messages so far."""

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Session)
        self.mails: list[tuple[str, Message]] = []
        # Where it is cleared, mails are taken, and whoever brought one waits for the answer.
        self.answers = threading.Event()
        self.answers.set()

    @property
    def url(self) -> str:
        """What `EMAIL_URL` says to use it."""
        return f"smtp://127.0.0.1:{self.server_address[1]}"


class _Session(socketserver.StreamRequestHandler):
    server: MailServer

    def handle(self) -> None:
        with contextlib.suppress(ConnectionError):  # Whoever brought a mail may be killed meanwhile.
            self._take_mails()

    def _take_mails(self) -> None:
        self.wfile.write(b"220 ready\r\n")
        to = ""
        for line in self.rfile:
            verb = line[:4].upper()
            if verb == b"RCPT":
                to = line.decode().partition("<")[2].partition(">")[0]
            if verb == b"DATA":
                self.wfile.write(b"354 go on\r\n")
                body = b"".join(iter(self.rfile.readline, b".\r\n"))
                self.server.mails.append((to, message_from_bytes(body, policy=default)))
                self.server.answers.wait(60)
            self.wfile.write(b"221 bye\r\n" if verb == b"QUIT" else b"250 ok\r\n")


@contextlib.contextmanager
def running_mail_server() -> Iterator[MailServer]:
    """Run a mail server for the time of a test."""
    with MailServer() as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05})
        thread.start()
        try:
            yield server
        finally:
            server.shutdown()
            thread.join()
