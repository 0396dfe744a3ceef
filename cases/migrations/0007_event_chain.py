"""Every line of a timeline carries the hash of the one before; the lines that are there are chained as they stand."""

from itertools import batched

from django.db import migrations, models

from cases import chain

CHUNK = 500
CHAIN = ["number", "by_recorded", "scheme", "previous_hash", "hash"]


def chain_events(apps, schema_editor):
    """Number and hash the lines of every case in the order in which they were written, in bounded memory."""
    cases = apps.get_model("cases", "Case").objects.order_by("pk")
    events = apps.get_model("cases", "CaseEvent").objects.order_by("pk")
    last = 0
    while chunk := list(cases.filter(pk__gt=last).only("pk", "reference")[:CHUNK]):
        for case in chunk:
            chain_case(case, events)
        last = chunk[-1].pk


def chain_case(case, events):
    head, number = chain.genesis(case.reference), 0
    keys = list(events.filter(case=case).values_list("pk", flat=True))
    for part in batched(keys, CHUNK):
        lines = list(events.filter(pk__in=part))
        for line in lines:
            number += 1
            line.number, line.by_recorded = number, line.by_id
            line.scheme, line.previous_hash = 1, head
            line.hash = head = chain.digest(case.reference, line)
        events.bulk_update(lines, CHAIN, batch_size=100)
    if number:
        case.chain_length, case.chain_head = number, head
        case.save(update_fields=["chain_length", "chain_head"])


class Migration(migrations.Migration):
    dependencies = [("cases", "0006_arrival_of_a_return")]

    operations = [
        migrations.AddField(
            "case", "chain_length", models.PositiveIntegerField(default=0, editable=False)
        ),
        migrations.AddField(
            "case", "chain_head", models.CharField(blank=True, editable=False, max_length=64)
        ),
        migrations.AddField(
            "caseevent",
            "number",
            models.PositiveIntegerField(default=0, editable=False),
            preserve_default=False,
        ),
        migrations.AddField("caseevent", "by_recorded", models.BigIntegerField(editable=False, null=True)),
        migrations.AddField(
            "caseevent", "scheme", models.PositiveSmallIntegerField(default=1, editable=False)
        ),
        migrations.AddField(
            "caseevent",
            "previous_hash",
            models.CharField(default="", editable=False, max_length=64),
            preserve_default=False,
        ),
        migrations.AddField(
            "caseevent",
            "hash",
            models.CharField(default="", editable=False, max_length=64),
            preserve_default=False,
        ),
        migrations.AddField(
            "evidencephoto",
            "large_sha256",
            models.CharField(blank=True, db_index=True, editable=False, max_length=64),
        ),
        migrations.AddField(
            "evidencephoto", "thumb_sha256", models.CharField(blank=True, editable=False, max_length=64)
        ),
        migrations.AlterField(
            "evidencephoto", "sha256", models.CharField(db_index=True, max_length=64, verbose_name="SHA-256")
        ),
        # Going back drops the columns anyway.
        migrations.RunPython(chain_events, migrations.RunPython.noop),
        migrations.AddConstraint(
            "caseevent",
            models.UniqueConstraint(fields=["case", "number"], name="caseevent_one_line_per_number"),
        ),
    ]
