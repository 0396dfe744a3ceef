"""Countdowns of any deadline in place of the one of the order page, and the days that clocks really count from."""

import datetime as dt

from django.db import migrations, models

SEOUL = "Asia/Seoul"


def take_over(apps, schema_editor):
    for case in apps.get_model("casefile", "Case").objects.exclude(platform_deadline_at=None).iterator():
        at = case.platform_deadline_at.astimezone(dt.UTC).isoformat()
        stored = {"at": at, "zone": case.platform_deadline_zone or SEOUL, "read_on": "order-page"}
        case.countdowns = {"dispute-closes": stored}
        case.save(update_fields=["countdowns"])


def give_back(apps, schema_editor):
    for case in apps.get_model("casefile", "Case").objects.exclude(countdowns={}).iterator():
        if stored := case.countdowns.get("dispute-closes"):
            case.platform_deadline_at = dt.datetime.fromisoformat(stored["at"])
            case.platform_deadline_zone = stored["zone"]
            case.save(update_fields=["platform_deadline_at", "platform_deadline_zone"])


def day(label):
    return models.DateField(blank=True, null=True, verbose_name=label)


class Migration(migrations.Migration):
    dependencies = [("casefile", "0002_wider_text")]

    operations = [
        migrations.AddField(
            "case",
            "countdowns",
            models.JSONField(blank=True, default=dict, editable=False, verbose_name="화면에 나온 기한"),
        ),
        migrations.RunPython(take_over, give_back),
        migrations.RemoveField("case", "platform_deadline_at"),
        migrations.RemoveField("case", "platform_deadline_zone"),
        migrations.AddField("case", "cleared_on", day("통관된 날")),
        migrations.AddField("case", "confirmed_on", day("수령 확인을 누른 날")),
        migrations.AddField("case", "protection_ends_on", day("주문 화면의 구매자 보호가 끝나는 날")),
        migrations.AddField("case", "seller_known_on", day("판매자 주소를 알게 된 날")),
        migrations.AddField("case", "paypal_disputed_on", day("페이팔에 분쟁을 연 날")),
    ]
