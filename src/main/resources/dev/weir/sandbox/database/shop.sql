CREATE TABLE stock (
    sku       text           NOT NULL,
    warehouse text           NOT NULL,
    available integer        NOT NULL,
    reserved  integer        NOT NULL DEFAULT 0,
    price     numeric(10, 2) NOT NULL,
    PRIMARY KEY (sku, warehouse)
);

CREATE TABLE customers (
    id           text        PRIMARY KEY,
    segment      text        NOT NULL DEFAULT 'standard',
    home_country text,
    vip          boolean     NOT NULL DEFAULT false,
    day_limit    numeric(10, 2),
    since        timestamptz NOT NULL DEFAULT now()
);

CREATE TABLE rules (
    id       text    PRIMARY KEY,
    document jsonb   NOT NULL,
    enabled  boolean NOT NULL DEFAULT true
);

CREATE TABLE lists (
    name  text NOT NULL,
    entry text NOT NULL,
    until timestamptz,
    PRIMARY KEY (name, entry)
);

-- A change of stock, or of the key of a row, says what was there before.
ALTER TABLE stock REPLICA IDENTITY FULL;
ALTER TABLE customers REPLICA IDENTITY FULL;
ALTER TABLE rules REPLICA IDENTITY FULL;

-- TRUNCATE deletes row by row: the log then names each row, as the topics need it.
CREATE FUNCTION deletes_rows() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    EXECUTE format('DELETE FROM %I.%I', TG_TABLE_SCHEMA, TG_TABLE_NAME);
    RETURN NULL;
END $$;
CREATE TRIGGER deletes_rows BEFORE TRUNCATE ON stock FOR EACH STATEMENT EXECUTE FUNCTION deletes_rows();
CREATE TRIGGER deletes_rows BEFORE TRUNCATE ON customers FOR EACH STATEMENT EXECUTE FUNCTION deletes_rows();
CREATE TRIGGER deletes_rows BEFORE TRUNCATE ON rules FOR EACH STATEMENT EXECUTE FUNCTION deletes_rows();
CREATE TRIGGER deletes_rows BEFORE TRUNCATE ON lists FOR EACH STATEMENT EXECUTE FUNCTION deletes_rows();
