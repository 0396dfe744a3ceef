"""Private storage of evidence on disk."""

from django.core.files.storage import FileSystemStorage


class EvidenceStorage(FileSystemStorage):
    """Files that no address leads to."""
