"""What became of tasks, for staff to read: nothing is changed here."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.http import HttpRequest
from django.tasks import TaskResultStatus
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _
from django_tasks_db.models import DBTaskResult, get_date_max

from cases.core.incoming import ModelForm
from cases.core.long_lists import LongListAdmin
from cases.work.models import Dispatch, Task

STATES = {
    TaskResultStatus.READY: _("기다려요"),
    TaskResultStatus.RUNNING: _("하고 있어요"),
    TaskResultStatus.FAILED: _("하지 못했어요"),
    TaskResultStatus.SUCCESSFUL: _("했어요"),
}

admin.site.unregister(DBTaskResult)


class _ReadOnly(LongListAdmin):
    form = ModelForm
    list_per_page = 50

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False


class StateFilter(admin.SimpleListFilter):
    title = _("상태")
    parameter_name = "status"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, Any]]:
        return [(status.value, name) for status, name in STATES.items()]

    def queryset(self, request: HttpRequest, queryset: Any) -> Any:
        return queryset.filter(status=self.value()) if self.value() in {*TaskResultStatus.values} else queryset


@admin.register(Task)
class TaskAdmin(_ReadOnly):
    """One row a task, those first that were given last; who may see them is a right of its own."""

    list_display = ("what", "state", "tries", "enqueued", "next_try", "finished", "failed_by")
    list_filter = (StateFilter,)
    sortable_by = ("enqueued",)
    ordering = ("-enqueued_at",)
    fields = ("path", "state", "asked", "tries", "enqueued", "next_try", "finished", "failed_by", "where")
    readonly_fields = fields

    @admin.display(description=_("무슨 일"))
    def what(self, row: Task) -> str:
        return row.task_name

    @admin.display(description=_("무슨 일"))
    def path(self, row: Task) -> str:
        return row.task_path

    @admin.display(description=_("오류"))
    def failed_by(self, row: Task) -> str:
        return row.exception_class_path

    @admin.display(description=_("상태"))
    def state(self, row: Task) -> Any:
        return STATES[TaskResultStatus(row.status)]

    @admin.display(description=_("무엇을"))
    def asked(self, row: Task) -> str:
        given = [*row.args_kwargs["args"], *(f"{name} {value}" for name, value in row.args_kwargs["kwargs"].items())]
        return ", ".join(map(str, given)) or "-"

    @admin.display(description=_("시도"))
    def tries(self, row: Task) -> int:
        return len(row.worker_ids)

    @admin.display(description=_("맡긴 때"), ordering="enqueued_at")
    def enqueued(self, row: Task) -> str:
        return _moment(row.enqueued_at)

    @admin.display(description=_("다음 시도"))
    def next_try(self, row: Task) -> str:
        waits = row.status == TaskResultStatus.READY and row.run_after != get_date_max()
        return _moment(row.run_after) if waits else "-"

    @admin.display(description=_("끝난 때"))
    def finished(self, row: Task) -> str:
        return _moment(row.finished_at) if row.finished_at else "-"

    @admin.display(description=_("코드의 어디에서"))
    def where(self, row: Task) -> str:
        return format_html("<pre>{}</pre>", row.traceback) if row.traceback else "-"


def _moment(at: Any) -> str:
    return date_format(timezone.localtime(at), "Y-m-d H:i:s")


@admin.register(Dispatch)
class DispatchAdmin(_ReadOnly):
    """Mails on their way, the newest first: what was cut off is found here, by its outcome."""

    list_display = ("key", "outcome", "tries", "begun_at", "ended_at")
    list_filter = ("outcome",)
    sortable_by = ("key", "begun_at")
    ordering = ("-begun_at",)
    search_fields = ("key__exact",)
