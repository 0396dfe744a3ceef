"""What is made for machines that read a site: search engines, and phones that put it on their home screen."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from django.conf import settings
from django.http import Http404, HttpResponse, JsonResponse
from django.shortcuts import render
from django.template import loader
from django.templatetags.static import static
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from cases.core.http import Request
from cases.core.policy import public
from cases.facts.page_cache import cached_by
from cases.facts.sourced import Confidence
from cases.guide.articles import ARTICLES
from cases.guide.operator import Operator
from cases.guide.steps import STEPS
from cases.process.no_return import POINTS
from cases.process.problems import PROBLEMS

# How long an address for reports is good; less than the year of RFC 9116, section 2.5.5.
GOOD_FOR = dt.timedelta(days=300)


def pages() -> Iterator[str]:
    """Return the path of every page that may be found, the most wanted first."""
    yield reverse("guide:home")
    yield reverse("guide:problems")
    yield from (reverse("guide:problem", args=[problem.slug]) for problem in PROBLEMS)
    yield reverse("contact:contact")
    yield reverse("deadlines:deadlines")
    yield reverse("guide:guide")
    yield from (reverse("guide:step", args=[step.slug]) for step in STEPS)
    yield from (reverse("guide:article", args=[article.slug]) for article in ARTICLES)
    yield from (reverse("guide:before", args=[slug]) for slug in POINTS)
    yield reverse("integrity:verify")
    yield reverse("guide:about")
    yield from (reverse("guide:sourced", args=[mark]) for mark in Confidence.values)
    yield reverse("guide:privacy")
    yield reverse("guide:accessibility")
    yield reverse("guide:site-map")


@require_safe
@public
@cached_by(None)
def sitemap(request: Request) -> HttpResponse:
    """List the pages. No date of change: what they show changes with the day, and the day says nothing."""
    addresses = [request.build_absolute_uri(path) for path in pages()]
    return render(request, "guide/sitemap.xml", {"addresses": addresses}, content_type="application/xml; charset=utf-8")


@require_safe
@public
@cached_by(None)
def robots(request: Request) -> HttpResponse:
    """Keep search engines to what is for everybody."""
    closed = (reverse("front:case-list"), "/admin/", "/calendar/", "/mail/")
    lines = ["User-agent: *", *(f"Disallow: {path}" for path in closed)]
    lines += ["", f"Sitemap: {request.build_absolute_uri(reverse('guide:sitemap'))}", ""]
    return HttpResponse("\n".join(lines), content_type="text/plain; charset=utf-8")


@require_safe
@public
@cached_by(None)
def security(request: Request) -> HttpResponse:
    """Say where to report a security problem (RFC 9116); there is no such page where nobody is named."""
    return _for_reporters(request, "guide/security.txt")


@require_safe
@public
@cached_by(None)
def security_policy(request: Request) -> HttpResponse:
    """Say what is asked of whoever looks for security problems."""
    return _for_reporters(request, "guide/security_policy.txt")


def _for_reporters(request: Request, template: str) -> HttpResponse:
    operator = Operator(settings.OPERATOR)
    if not operator.mail:
        raise Http404
    context = {
        "operator": operator,
        "host": request.get_host(),
        # Of the day, so that the page stays the same for as long.
        "expires": dt.datetime.combine(request.now.astimezone(dt.UTC).date(), dt.time(), dt.UTC) + GOOD_FOR,
        "canonical": request.build_absolute_uri(reverse("guide:security")),
        "policy": request.build_absolute_uri(reverse("guide:security-policy")),
    }
    text = loader.render_to_string(template, context)
    return HttpResponse(text, content_type="text/plain; charset=utf-8")


@require_safe
@public
@cached_by(None)
def manifest(request: Request) -> HttpResponse:
    """Say how the site looks on a home screen."""
    icons = (("icon-192.png", "192x192", "any"), ("icon-512.png", "512x512", "any"))
    described = {
        "name": _("환불길잡이"),
        "short_name": _("환불길잡이"),
        "description": _("알리익스프레스 환불·반품, 지금 할 일부터 알려 드려요"),
        "lang": "ko",
        "start_url": reverse("guide:home"),
        "display": "minimal-ui",
        "background_color": "#f2f4f6",
        "theme_color": "#00756f",
        "icons": [
            {"src": static(name), "sizes": sizes, "type": "image/png", "purpose": purpose}
            for name, sizes, purpose in (*icons, ("icon-maskable.png", "512x512", "maskable"))
        ],
    }
    return JsonResponse(described, content_type="application/manifest+json", json_dumps_params={"ensure_ascii": False})
