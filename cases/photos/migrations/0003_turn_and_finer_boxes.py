from django.db import migrations, models


def make_finer(apps, schema_editor):
    """Thousandths become ten-thousandths."""
    _change(apps, schema_editor, lambda part: 10 * part)


def make_coarser(apps, schema_editor):
    _change(apps, schema_editor, lambda part: round(part / 10))


def _change(apps, schema_editor, to):
    photos = apps.get_model("photos", "EvidencePhoto").objects.using(schema_editor.connection.alias)
    for photo in photos.exclude(boxes=[]).only("boxes").iterator():
        photo.boxes = [[to(part) for part in box] for box in photo.boxes]
        photo.save(update_fields=["boxes"])


class Migration(migrations.Migration):

    dependencies = [
        ('photos', '0002_wider_text'),
    ]

    operations = [
        migrations.AddField(
            model_name='evidencephoto',
            name='turn',
            field=models.PositiveSmallIntegerField(default=0, editable=False, verbose_name='돌린 각도'),
        ),
        migrations.RunPython(make_finer, make_coarser, elidable=True),
    ]
