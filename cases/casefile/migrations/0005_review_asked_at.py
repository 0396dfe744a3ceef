"""Since when a case waits for its review, beside its status: until now each list asked the timelines."""

from django.db import migrations, models
from django.db.models import F, OuterRef, Subquery
from django.db.models.functions import Coalesce

FOR_REVIEW = "in_review"


def read_timelines(apps, schema_editor):
    asked = apps.get_model("casefile", "CaseEvent").objects.filter(case=OuterRef("pk"), kind="moved", new_status=FOR_REVIEW)
    newest = Subquery(asked.order_by("-number").values("created_at")[:1])
    waiting = apps.get_model("casefile", "Case").objects.filter(status=FOR_REVIEW)
    waiting.update(review_asked_at=Coalesce(newest, F("updated_at")))


class Migration(migrations.Migration):
    dependencies = [("casefile", "0004_promises")]

    operations = [
        migrations.AddField(
            "case",
            "review_asked_at",
            models.DateTimeField(blank=True, editable=False, null=True, verbose_name="검토를 부탁한 때"),
        ),
        migrations.RunPython(read_timelines, migrations.RunPython.noop),
    ]
