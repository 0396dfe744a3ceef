from django.urls import path, register_converter
from django.urls.converters import SlugConverter

from cases.guide import machines, views
from cases.guide.articles import ARTICLES

app_name = "guide"


class ArticleSlug(SlugConverter):
    """The articles that exist: they share their folder with the steps, and a link to no article fails where it is made."""

    regex = "|".join(article.slug for article in ARTICLES)


register_converter(ArticleSlug, "article")

urlpatterns = [
    path("", views.home, name="home"),
    path("guide/", views.overview, name="guide"),
    path("guide/<article:slug>/", views.article, name="article"),
    path("guide/<slug:slug>/", views.step, name="step"),
    path("problems/", views.problems, name="problems"),
    path("problems/<slug:slug>/", views.problem, name="problem"),
    path("before/<slug:slug>/", views.before, name="before"),
    path("about/", views.about, name="about"),
    path("about/<str:mark>/", views.sourced, name="sourced"),
    path("privacy/", views.privacy, name="privacy"),
    path("accessibility/", views.accessibility, name="accessibility"),
    path("sitemap/", views.site_map, name="site-map"),
    path("sitemap.xml", machines.sitemap, name="sitemap"),
    path(".well-known/security.txt", machines.security, name="security"),
    path(".well-known/security-policy.txt", machines.security_policy, name="security-policy"),
    path("robots.txt", machines.robots, name="robots"),
    path("site.webmanifest", machines.manifest, name="manifest"),
]
