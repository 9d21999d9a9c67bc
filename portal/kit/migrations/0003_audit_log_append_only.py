from django.db import migrations

# ALWAYS: also for a session that calls itself a replica, in which other triggers sleep.
PROTECT = """
    CREATE FUNCTION kit_audit_append_only() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
        RAISE EXCEPTION 'the audit log is append-only: % refused', TG_OP USING ERRCODE = 'insufficient_privilege';
    END $$;
    CREATE TRIGGER kit_audit_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON kit_auditentry
    FOR EACH STATEMENT EXECUTE FUNCTION kit_audit_append_only();
    ALTER TABLE kit_auditentry ENABLE ALWAYS TRIGGER kit_audit_append_only;
"""
RELEASE = """
    DROP TRIGGER kit_audit_append_only ON kit_auditentry;
    DROP FUNCTION kit_audit_append_only();
"""


class Migration(migrations.Migration):
    dependencies = [("kit", "0002_audit_log_and_outbox")]

    operations = [migrations.RunSQL(PROTECT, RELEASE)]
