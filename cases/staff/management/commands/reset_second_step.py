from typing import Any

from django.contrib.auth.models import User
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils.translation import gettext as _

from cases.staff import second_step


class Command(BaseCommand):
    help = "Forget the app and the recovery codes of a member of staff; for the superuser whom no other can help."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("username")

    def handle(self, *, username: str, **options: Any) -> None:
        user = User.objects.filter(username=username).first()
        if user is None:
            raise CommandError(f"There is no user {username}.")
        if not second_step.reset(user, by=user, why=_("2단계 로그인을 서버에서 초기화했어요.")):
            raise CommandError(f"{username} has no second step.")
        self.stdout.write(f"The next sign-in of {username} sets up the second step anew.")
