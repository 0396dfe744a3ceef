"""A rule says after how many days some of those who grant it already refuse."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("deadlines", "0002_earliest_and_latest")]

    operations = [
        migrations.AddField(
            "deadlinerule",
            "some_end_after",
            models.PositiveSmallIntegerField(
                blank=True,
                help_text="카드로 낸 것의 기한이 카드사마다 다르면 가장 짧은 날수. 이날까지면 안전하다고 알려요.",
                null=True,
                verbose_name="어떤 카드사는 이만큼 (일)",
            ),
        ),
    ]
