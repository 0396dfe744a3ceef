"""The admin of those who work here: what they may do, who has set up the second step, how they come to a password or lose
their app.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

from django.apps import apps
from django.contrib import admin, messages
from django.contrib.auth.admin import GroupAdmin, UserAdmin
from django.contrib.auth.models import Group, Permission, User
from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import PermissionDenied
from django.db.models import Exists, OuterRef, QuerySet
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse
from django.utils.cache import add_never_cache_headers
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _
from django_otp.plugins.otp_static.models import StaticDevice
from django_otp.plugins.otp_totp.models import TOTPDevice

from cases.core.staff import gives_codes
from cases.staff import second_step
from cases.staff.invitations import NewUserForm, invite

if TYPE_CHECKING:
    _UserAdmin = UserAdmin[User]
else:
    _UserAdmin = UserAdmin

# What the name of a right begins with, and what it lets somebody do.
VERBS = {"view": _("보기"), "add": _("추가"), "change": _("변경"), "delete": _("삭제")}

# Their own pages show the keys of others, and let a superuser add one that nobody asked for.
admin.site.unregister([TOTPDevice, StaticDevice])
admin.site.unregister([User, Group])


class _Rights:
    """Offers rights by names that people read (Django keeps them in English), and none to what has no such name."""

    def formfield_for_manytomany(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        if db_field.remote_field.model is Permission:
            models = [model for model in apps.get_models() if not str(model._meta.verbose_name).isascii()]
            kinds = ContentType.objects.get_for_models(*models, for_concrete_models=False).values()
            kwargs["queryset"] = Permission.objects.filter(content_type__in=kinds)
        field = super().formfield_for_manytomany(db_field, request, **kwargs)  # type: ignore[misc]
        if db_field.remote_field.model is Permission:
            field.label_from_instance = right
        return field


def right(permission: Permission) -> str:
    """Say what a permission is for."""
    model = permission.content_type.model_class()
    assert model is not None  # noqa: S101 (only those of models that are there are asked for)
    verb = permission.codename.partition("_")[0]
    return f"{model._meta.verbose_name}: {VERBS.get(verb, permission.name)}"


@admin.register(Group)
class TeamAdmin(_Rights, GroupAdmin):  # type: ignore[misc]
    """The groups of Django."""


@admin.register(User)
class StaffAdmin(_Rights, _UserAdmin):
    """The users of Django, with their second step."""

    list_display = ("username", "email", "first_name", "is_staff", "is_superuser", "has_second_step", "last_login")
    change_form_template = "staff/second_step/user.html"
    add_form_template = None
    add_form = NewUserForm
    add_fieldsets = ((None, {"fields": NewUserForm.Meta.fields}),)

    def get_queryset(self, request: HttpRequest) -> QuerySet[User]:
        devices = TOTPDevice.objects.filter(user=OuterRef("pk"), confirmed=True)
        return super().get_queryset(request).annotate(gives_codes=Exists(devices))

    @admin.display(description=_("2단계 로그인"), boolean=True, ordering="gives_codes")
    def has_second_step(self, user: User) -> bool:
        return bool(user.gives_codes)  # type: ignore[attr-defined]

    def get_urls(self) -> list[URLPattern]:
        """Add the page on which a superuser takes back the lost app of somebody else."""
        reset = path(
            "<int:user_id>/second-step/",
            self.admin_site.admin_view(self.reset_second_step),
            name="auth_user_second_step",
        )
        return [reset, *super().get_urls()]

    def change_view(
        self, request: HttpRequest, object_id: str, form_url: str = "", extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        """Offer to reset the second step of others, where there is one."""
        user = self.get_object(request, object_id)
        may_reset = user is not None and _may_reset(request, user) and gives_codes(user)
        return super().change_view(request, object_id, form_url, {"may_reset": may_reset, **(extra_context or {})})

    def user_change_password(self, request: HttpRequest, id: str, form_url: str = "") -> HttpResponse:
        """Make a link at which others set their own password, in place of Django's page on which one types it for them."""
        user = self.get_object(request, id)
        if not self.has_change_permission(request, user):
            raise PermissionDenied
        if user is None:
            raise Http404
        if user.pk != request.user.pk and not cast(User, request.user).is_superuser:
            raise PermissionDenied
        if user.pk == request.user.pk:
            return HttpResponseRedirect(reverse("admin:password_change"))
        context = {
            **self.admin_site.each_context(request),
            "title": _t("%(name)s님의 비밀번호 링크") % {"name": user.get_username()},
            "opts": self.opts,
            "back": reverse("admin:auth_user_change", args=[user.pk]),
            "link": invite(user, by=cast(User, request.user)) if request.method == "POST" else None,
        }
        response = TemplateResponse(request, "staff/invite.html", context)
        add_never_cache_headers(response)
        return response

    def reset_second_step(self, request: HttpRequest, user_id: int) -> HttpResponse:
        """Ask once more, then forget app and recovery codes of a user."""
        user = get_object_or_404(User, pk=user_id)
        if not _may_reset(request, user):
            raise PermissionDenied
        back = reverse("admin:auth_user_change", args=[user.pk])
        if request.method != "POST":
            context = {
                **self.admin_site.each_context(request),
                "title": _t("%(name)s님의 2단계 로그인 초기화") % {"name": user.get_username()},
                "opts": self.opts,
                "back": back,
                "is_set_up": gives_codes(user),
            }
            return TemplateResponse(request, "staff/second_step/reset.html", context)
        if second_step.reset(user, by=cast(User, request.user), why=_t("2단계 로그인을 초기화했어요.")):
            messages.success(
                request, _t("2단계 로그인을 초기화했어요. 다음 로그인에서 비밀번호를 확인한 다음 다시 설정해요.")
            )
        return HttpResponseRedirect(back)


def _may_reset(request: HttpRequest, user: User) -> bool:
    """Say whether somebody else is asked for it: whoever has the session of a superuser has not yet their app."""
    return bool(getattr(request.user, "is_superuser", False)) and request.user.pk != user.pk
