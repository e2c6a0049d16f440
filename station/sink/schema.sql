-- One live board for many stations. Made by `perekaman sink schema`; run it once, as the owner of the database.
-- No personal data: packet ids, statuses, times, causes. Whose packet it is stands in the stations' registers alone.

BEGIN;
CREATE SCHEMA perekaman;
SET LOCAL search_path TO perekaman;

CREATE TABLE version (number integer PRIMARY KEY);
INSERT INTO version VALUES (1);

-- One row per packet, as the station that told it sees it now.
CREATE TABLE packet (
    packet_id     text NOT NULL,
    told_by       text NOT NULL,          -- the station that pours, also the database role it signs in as
    number        text NOT NULL,          -- nomor perekaman, as on the slip
    station       text NOT NULL,          -- the station that sealed it
    area_code     text NOT NULL,
    size          bigint NOT NULL,
    sealed_at     timestamptz NOT NULL,
    state         text NOT NULL,          -- one of the 18 statuses
    since         timestamptz NOT NULL,
    attempt       integer NOT NULL,
    blocked_on    text,                   -- what it waits for, where that is more than its turn
    blocked_since timestamptz,
    cause         text NOT NULL,
    stated        text NOT NULL,          -- what an unsigned status file says of it, where that differs
    priority      smallint NOT NULL,
    alarm         text,
    destroyed_at  timestamptz,
    told_at       timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (packet_id, told_by)
);
CREATE INDEX packet_by_state ON packet (state, since);
CREATE INDEX packet_by_station ON packet (station, sealed_at);

-- What happened to packets, each line once. Its id is a hash of the line, so that telling it again adds nothing.
CREATE TABLE event (
    event_id  bytea NOT NULL,
    told_by   text NOT NULL,
    packet_id text NOT NULL,
    kind      text NOT NULL,              -- MOVE, CONFLICT, UNKNOWN, STATED, NOTE
    before    text NOT NULL,
    after     text NOT NULL,
    at        timestamptz NOT NULL,
    actor     text NOT NULL,              -- STATION, REGION, CENTRE
    cause     text NOT NULL,
    attempt   integer NOT NULL,
    PRIMARY KEY (event_id, told_by)
);
CREATE INDEX event_by_packet ON event (packet_id, at);

-- How far each station has poured: the number of the last line and its id, by which a new index is noticed.
CREATE TABLE cursor (
    told_by  text PRIMARY KEY,
    seq      bigint NOT NULL,
    event_id bytea,
    told_at  timestamptz NOT NULL DEFAULT now()
);

-- A station writes its own rows and no others: its role in this database bears its name.
ALTER TABLE packet ENABLE ROW LEVEL SECURITY;
ALTER TABLE event ENABLE ROW LEVEL SECURITY;
ALTER TABLE cursor ENABLE ROW LEVEL SECURITY;
-- Roles belong to the whole server: they may be there from another database.
DO $$ BEGIN
    IF to_regrole('perekaman_station') IS NULL THEN CREATE ROLE perekaman_station NOLOGIN; END IF;
    IF to_regrole('perekaman_board') IS NULL THEN CREATE ROLE perekaman_board NOLOGIN; END IF;
END $$;
GRANT USAGE ON SCHEMA perekaman TO perekaman_station, perekaman_board;
GRANT SELECT ON version TO perekaman_station, perekaman_board;
GRANT SELECT, INSERT, UPDATE ON packet, cursor TO perekaman_station;
GRANT SELECT, INSERT ON event TO perekaman_station;
GRANT SELECT ON packet, event, cursor TO perekaman_board;
CREATE POLICY own_packets ON packet TO perekaman_station USING (told_by = current_user);
CREATE POLICY own_events ON event TO perekaman_station USING (told_by = current_user);
CREATE POLICY own_cursor ON cursor TO perekaman_station USING (told_by = current_user);
CREATE POLICY every_packet ON packet FOR SELECT TO perekaman_board USING (true);
CREATE POLICY every_event ON event FOR SELECT TO perekaman_board USING (true);
CREATE POLICY every_cursor ON cursor FOR SELECT TO perekaman_board USING (true);

-- What a wall screen shows.
CREATE VIEW board WITH (security_invoker = true) AS
    SELECT station, state, count(*) AS packets, min(since) AS oldest FROM packet
    WHERE destroyed_at IS NULL GROUP BY station, state;
CREATE VIEW stuck WITH (security_invoker = true) AS
    SELECT station, packet_id, number, state, since, now() - since AS age, blocked_on, alarm, cause FROM packet
    WHERE state IN ('BIO_CAPTURED', 'PROCESSING', 'SENT_FOR_ENROLLMENT', 'PACKET_RETRY')
      AND (since < now() - interval '24 hours' OR alarm IS NOT NULL);
CREATE VIEW silent WITH (security_invoker = true) AS
    SELECT told_by AS station, told_at AS last_heard, now() - told_at AS age FROM cursor
    WHERE told_at < now() - interval '1 hour';
GRANT SELECT ON board, stuck, silent TO perekaman_board;
COMMIT;
