"""Indexes that come to a table in use: on PostgreSQL whoever writes to it waits while one is made, and not for all of them.

They are not made CONCURRENTLY. That waits for every statement that began before, so for the start of another machine too,
which waits for the one that makes the index (`refundguide.alone`): PostgreSQL would end one of the two.
"""

from __future__ import annotations

from typing import Any

from django.db.migrations import AddIndex
from django.db.migrations.state import ProjectState


class AddIndexAlone(AddIndex):
    """Makes an index in a transaction of its own, in a migration with `atomic = False`.

    Where a start was ended halfway, the next one finds what is made already.
    """

    def database_forwards(
        self, app_label: str, schema_editor: Any, from_state: ProjectState, to_state: ProjectState
    ) -> None:
        """Make it where it is not there."""
        connection = schema_editor.connection
        table = to_state.apps.get_model(app_label, self.model_name)._meta.db_table
        with connection.cursor() as cursor:
            is_made = self.index.name in connection.introspection.get_constraints(cursor, table)
        if not is_made:
            super().database_forwards(app_label, schema_editor, from_state, to_state)
