from django.db import migrations

# ALWAYS: also for a session that calls itself a replica, in which other triggers sleep.
PROTECT = """
    CREATE FUNCTION investment_ledger_append_only() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
        RAISE EXCEPTION 'the ledger is append-only: % refused', TG_OP USING ERRCODE = 'insufficient_privilege';
    END $$;
    CREATE TRIGGER investment_ledger_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON investment_ledgerentry
    FOR EACH STATEMENT EXECUTE FUNCTION investment_ledger_append_only();
    ALTER TABLE investment_ledgerentry ENABLE ALWAYS TRIGGER investment_ledger_append_only;
"""
RELEASE = """
    DROP TRIGGER investment_ledger_append_only ON investment_ledgerentry;
    DROP FUNCTION investment_ledger_append_only();
"""


class Migration(migrations.Migration):
    dependencies = [("investment", "0010_enquiries")]

    operations = [migrations.RunSQL(PROTECT, RELEASE)]
