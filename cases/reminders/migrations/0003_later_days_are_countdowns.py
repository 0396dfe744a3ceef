"""A later day that the platform gave becomes a countdown of the case, as if read from the order page."""

import datetime as dt
from zoneinfo import ZoneInfo

from django.db import migrations

import cases.core.db_fields

SEOUL = ZoneInfo("Asia/Seoul")


def take_over(apps, schema_editor):
    chosen = apps.get_model("reminders", "ChosenDay").objects
    cases = apps.get_model("casefile", "Case").objects
    for day in chosen.exclude(extends="").order_by("pk").iterator():
        at = dt.datetime.combine(day.on, dt.time(23, 59), tzinfo=SEOUL).astimezone(dt.UTC)
        case = cases.get(pk=day.case_id)  # Read again for each day: one before may have been of the same case.
        case.countdowns[day.extends] = {"at": at.isoformat(), "zone": SEOUL.key, "read_on": "order-page"}
        case.save(update_fields=["countdowns"])
    chosen.exclude(extends="").delete()


class Migration(migrations.Migration):
    dependencies = [("reminders", "0002_wider_text"), ("casefile", "0003_countdowns_and_days")]

    operations = [
        migrations.RunPython(take_over, migrations.RunPython.noop),
        migrations.RemoveField("chosenday", "extends"),
        migrations.RemoveField("reminder", "extends"),
        migrations.AlterField(
            "chosenday", "note", cases.core.db_fields.LineColumn(max_length=640, verbose_name="무엇을 할지")
        ),
    ]
