"""Browsers, as Django's test client plays them: of buyers who hold cases, and of people who are logged in."""

from __future__ import annotations

from django.contrib.auth.models import Group, User
from django.test import Client

from cases.casefile.access import SESSION_KEY
from cases.casefile.models import Case
from cases.seed.groups import seed_groups


def holding(*cases: Case) -> Client:
    """Return a browser that holds `cases`."""
    client = Client()
    session = client.session
    session[SESSION_KEY] = [case.pk for case in cases]
    session.save()
    client.cookies["sessionid"] = session.session_key
    return client


def logged_in(user: User) -> Client:
    """Return a browser in which `user` is logged in."""
    client = Client()
    client.force_login(user)
    return client


def staff(name: str, group: str | None = None) -> Client:
    """Return a browser with a member of staff, in `group` where one is given."""
    user = User.objects.create_user(name, password="x", is_staff=True)
    if group:
        if not Group.objects.filter(name=group).exists():
            seed_groups()
        user.groups.add(Group.objects.get(name=group))
    return logged_in(user)
