"""A rule says what else matters to it: a day that makes it later, one that shows it, a deadline to keep too, a price."""

from django.db import migrations, models

import cases.deadlines.models


def anchor(label):
    return models.CharField(
        blank=True, choices=cases.deadlines.models.anchor_choices, max_length=20, verbose_name=label
    )


class Migration(migrations.Migration):
    dependencies = [("deadlines", "0001_initial")]

    operations = [
        migrations.RenameField("deadlinerule", "stand_in", "shown_with"),
        migrations.AlterField("deadlinerule", "shown_with", anchor("이 날짜를 알면 모든 문제에 보임")),
        migrations.AddField("deadlinerule", "anchor_later", anchor("또는 이 기준일 (늦은 날부터)")),
        migrations.AddField(
            "deadlinerule", "capped_by", models.SlugField(blank=True, verbose_name="함께 지켜야 하는 기한")
        ),
        migrations.AddField(
            "deadlinerule",
            "from_won",
            models.PositiveIntegerField(
                blank=True,
                help_text="원으로 낸 금액이 이보다 적으면 보이지 않음",
                null=True,
                verbose_name="이 금액(원)부터",
            ),
        ),
        migrations.AddField(
            "deadlinerule",
            "has_countdown",
            models.BooleanField(
                default=False,
                help_text="화면에 나온 날짜를 구매자가 옮겨 적을 수 있는 기한",
                verbose_name="알리익스프레스 화면에 나옴",
            ),
        ),
    ]
