from django.urls import path, register_converter
from django.urls.converters import SlugConverter

from cases.guide import machines
from cases.guide.articles import ARTICLES
from cases.guide.views import guide, problems, site

app_name = "guide"


class ArticleSlug(SlugConverter):
    """The articles that exist: they share their folder with the steps, and a link to no article fails where it is made."""

    regex = "|".join(article.slug for article in ARTICLES)


register_converter(ArticleSlug, "article")

urlpatterns = [
    path("", guide.home, name="home"),
    path("guide/", guide.overview, name="guide"),
    path("guide/<article:slug>/", guide.article, name="article"),
    path("guide/<slug:slug>/", guide.step, name="step"),
    path("problems/", problems.problems, name="problems"),
    path("problems/<slug:slug>/", problems.problem, name="problem"),
    path("before/<slug:slug>/", guide.before, name="before"),
    path("about/", site.about, name="about"),
    path("about/<str:mark>/", site.sourced, name="sourced"),
    path("privacy/", site.privacy, name="privacy"),
    path("accessibility/", site.accessibility, name="accessibility"),
    path("sitemap/", site.site_map, name="site-map"),
    path("sitemap.xml", machines.sitemap, name="sitemap"),
    path(".well-known/security.txt", machines.security, name="security"),
    path(".well-known/security-policy.txt", machines.security_policy, name="security-policy"),
    path("robots.txt", machines.robots, name="robots"),
    path("site.webmanifest", machines.manifest, name="manifest"),
]
