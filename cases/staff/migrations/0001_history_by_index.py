"""The history page of a row asks the log of the admin for that row, which Django has no index for."""

from django.db import migrations


class Migration(migrations.Migration):

    dependencies = [
        ('admin', '0003_logentry_add_action_flag_choices'),
    ]

    operations = [
        migrations.RunSQL(
            'CREATE INDEX log_of_row ON django_admin_log (content_type_id, object_id, action_time)',
            'DROP INDEX log_of_row',
        ),
    ]
