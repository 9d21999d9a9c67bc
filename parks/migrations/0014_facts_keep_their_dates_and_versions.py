from django.db import migrations


COPIED = (
    "definition_id, park_id, site_id, number, number_to, unit, option_id, is_true, text_zh_hans, text_en, dated,"
    " source_id, source_note_zh_hans, source_note_en, as_of, confirmed_on, confirmed_role"
)
STATED = (
    "number number_to unit option_id is_true text_zh_hans text_en dated source_id source_note_zh_hans source_note_en as_of"
)


def row(name, columns):
    return "ROW(" + ", ".join(f"{name}.{column.strip(', ')}" for column in columns.split()) + ")"


NEW = ", ".join(f"NEW.{column.strip(', ')}" for column in COPIED.split())

DATES = f"""
    CREATE FUNCTION parks_partial_date(value text) RETURNS date LANGUAGE sql IMMUTABLE AS $$
        SELECT CASE length(value) WHEN 4 THEN (value || '-01-01')::date WHEN 7 THEN (value || '-01')::date
            WHEN 10 THEN value::date END
    $$;
    CREATE FUNCTION parks_fact_dates() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
        IF TG_OP = 'UPDATE' AND {row("NEW", STATED)} IS DISTINCT FROM {row("OLD", STATED)} THEN
            NEW.confirmed_on := NULL; NEW.confirmed_by_id := NULL; NEW.confirmed_role := '';
        END IF;
        NEW.expires_on := greatest(parks_partial_date(NEW.as_of), NEW.confirmed_on)
            + (SELECT life_days::integer FROM parks_factdefinition WHERE id = NEW.definition_id);
        RETURN NEW;
    END $$;
    CREATE TRIGGER parks_fact_dates BEFORE INSERT OR UPDATE ON parks_fact
    FOR EACH ROW EXECUTE FUNCTION parks_fact_dates();
    CREATE FUNCTION parks_factdefinition_life() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
        UPDATE parks_fact SET expires_on = NULL WHERE definition_id = NEW.id;
        RETURN NULL;
    END $$;
    CREATE TRIGGER parks_factdefinition_life AFTER UPDATE OF life_days ON parks_factdefinition
    FOR EACH ROW WHEN (OLD.life_days <> NEW.life_days) EXECUTE FUNCTION parks_factdefinition_life();
"""  # noqa: S608 – names of our own
NO_DATES = """
    DROP TRIGGER parks_factdefinition_life ON parks_factdefinition; DROP FUNCTION parks_factdefinition_life();
    DROP TRIGGER parks_fact_dates ON parks_fact; DROP FUNCTION parks_fact_dates();
    DROP FUNCTION parks_partial_date(text);
"""
VERSIONS = f"""
    CREATE FUNCTION parks_fact_versions() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
        IF TG_OP = 'UPDATE' AND {row("NEW", COPIED)} IS NOT DISTINCT FROM {row("OLD", COPIED)} THEN RETURN NULL; END IF;
        IF TG_OP <> 'INSERT' THEN
            UPDATE parks_factversion SET valid_to = clock_timestamp() WHERE fact_id = OLD.id AND valid_to IS NULL;
        END IF;
        IF TG_OP <> 'DELETE' THEN
            INSERT INTO parks_factversion (fact_id, {COPIED}, valid_from) VALUES (NEW.id, {NEW}, clock_timestamp());
        END IF;
        RETURN NULL;
    END $$;
    CREATE TRIGGER parks_fact_versions AFTER INSERT OR UPDATE OR DELETE ON parks_fact
    FOR EACH ROW EXECUTE FUNCTION parks_fact_versions();
"""  # noqa: S608
NO_VERSIONS = "DROP TRIGGER parks_fact_versions ON parks_fact; DROP FUNCTION parks_fact_versions();"


class Migration(migrations.Migration):
    dependencies = [("parks", "0013_track_facts_and_sites")]

    operations = [migrations.RunSQL(DATES, NO_DATES), migrations.RunSQL(VERSIONS, NO_VERSIONS)]
