from django.db import migrations

from cases.core.formats.postcodes import is_surely_korean


def tell(apps, schema_editor):
    """Tell the cases whose return address is in Korea; their next recount leaves out what is about goods sent abroad."""
    for row in apps.get_model("returns", "ReturnAddress").objects.filter(country="KR").select_related("case").iterator():
        if is_surely_korean(row.postcode, row.address):
            row.case.stays_in_korea = True
            row.case.save(update_fields=["stays_in_korea"])


class Migration(migrations.Migration):
    dependencies = [
        ("casefile", "0010_case_stays_in_korea"),
        ("returns", "0005_stations"),
    ]

    operations = [migrations.RunPython(tell, migrations.RunPython.noop, elidable=True)]
