"""Letting go of a draft: asked first, because nothing brings it back."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from cases.core.http import Request
from cases.core.policy import own_session
from cases.intake import drafts


@require_http_methods(["GET", "POST"])
@own_session
def restart(request: Request) -> HttpResponse:
    """Ask whether the draft shall go; then begin anew, with the problem and the way that were asked for."""
    if request.method == "GET":
        kept = drafts.kept(request)
        return render(request, "intake/restart.html", {"kept": kept}) if kept else redirect("intake:intake-start")
    drafts.drop(request)
    chosen = drafts.known_problem(request.POST.get("problem", ""))
    if chosen is None:
        return redirect("intake:intake", "problem")
    address = reverse("intake:intake-photos" if "photos" in request.POST else "intake:intake-start")
    return redirect(f"{address}?problem={chosen.slug}")
