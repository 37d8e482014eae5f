-- What the columns become. The benchmark writes one CSV file for each table down to `expected`; bind.sql, generated from
-- the definition of the scheme, fills the rest. DuckDB and SQLite read all of this alike.
-- Ranges are half open: from … below. Grades count from 0, best first. Points are thousandths, amounts fen, days since 1970.
CREATE TABLE enterprise(e INTEGER PRIMARY KEY, kind INTEGER, started_on INTEGER);
CREATE TABLE enterprise_kind(kind INTEGER);
CREATE TABLE enterprise_type(kind INTEGER, type TEXT);
CREATE TABLE enterprise_field(kind INTEGER, field INTEGER);
CREATE TABLE record(e INTEGER, day INTEGER, class INTEGER, amount BIGINT, valid_until INTEGER, repaired_on INTEGER,
    entry INTEGER);
CREATE TABLE class(class INTEGER, kind TEXT, source TEXT, field INTEGER, gravity INTEGER, result TEXT);
CREATE TABLE class_article(class INTEGER, article TEXT);
CREATE TABLE class_post(class INTEGER, post TEXT);
-- repeated-within: the last day on which a record that follows one of `day` still counts.
CREATE TABLE again(slot INTEGER, day INTEGER, last_day INTEGER);
-- Our own marks.
CREATE TABLE expected(e INTEGER PRIMARY KEY, score BIGINT, grade INTEGER);

CREATE TABLE param(today INTEGER, never INTEGER, start BIGINT, lowest BIGINT, highest BIGINT);
CREATE TABLE dimension(dimension INTEGER, loss_cap BIGINT, gain_cap BIGINT);
-- Indicators and limits alike. `way` says which statement of grade.sql puts their records together.
CREATE TABLE slot(slot INTEGER PRIMARY KEY, way TEXT, function TEXT, dimension INTEGER, effect TEXT, cap BIGINT,
    once BIGINT, times INTEGER, free INTEGER, at_most INTEGER, at_least INTEGER, started_from BIGINT,
    started_below BIGINT);
CREATE TABLE tier(slot INTEGER, from_number BIGINT, below_number BIGINT, points BIGINT);
CREATE TABLE applies(kind INTEGER, slot INTEGER);
-- Points by gravity, by amount and by age are taken apart: one row for each.
CREATE TABLE rule(class INTEGER, slot INTEGER, day_from BIGINT, day_below BIGINT, amount_from BIGINT,
    amount_below BIGINT, valid_from BIGINT, valid_below BIGINT, repaired_from BIGINT, points BIGINT, hit INTEGER);
CREATE TABLE band(band_set INTEGER, kind INTEGER, from_score BIGINT, below_score BIGINT, grade INTEGER);

CREATE TABLE settled(e INTEGER, slot INTEGER, points BIGINT, records INTEGER);
CREATE TABLE mark(e INTEGER, score BIGINT, grade INTEGER);

-- Everything a record must have to feed a slot; what belongs to its class was settled when the rules were bound.
CREATE VIEW fed AS
SELECT r.e, r.day, r.entry, r.amount, u.slot, u.points, u.hit, s.way, s.function, s.cap, s.once, s.times, s.free
FROM record r
JOIN rule u ON u.class = r.class AND r.day >= u.day_from AND r.day < u.day_below
    AND r.amount >= u.amount_from AND r.amount < u.amount_below
    AND r.valid_until >= u.valid_from AND r.valid_until < u.valid_below AND r.repaired_on >= u.repaired_from
JOIN slot s ON s.slot = u.slot;
