-- Scores and grades of all enterprises: what grading::Plan::evaluate does. Written after docs/grading.md.

-- Count, worst and exists; of none and of limits only how many records there are.
INSERT INTO settled
SELECT e, slot, CASE WHEN points > cap THEN cap ELSE points END, records
FROM (SELECT e, slot, max(cap) AS cap, count(*) AS records,
          CASE max(function)
              WHEN 'count' THEN sum(points)
              WHEN 'worst' THEN max(points)
              WHEN 'exists' THEN CASE WHEN count(*) >= max(times) THEN max(once) ELSE 0 END
              ELSE 0 END AS points
      FROM fed WHERE way IN ('simple', 'none', 'limit') GROUP BY e, slot) AS f;

-- Points by what the function measures. Shares are compared as 1000 × hits ≥ from × records: nothing is rounded.
INSERT INTO settled
SELECT m.e, m.slot, CASE WHEN t.points > m.cap THEN m.cap ELSE t.points END, m.records
FROM (SELECT e, slot, max(cap) AS cap, max(function) AS function, max(times) AS times, count(*) AS records,
          CASE max(function)
              WHEN 'sum' THEN sum(amount)
              WHEN 'ratio' THEN 1000 * sum(hit)
              WHEN 'days-since' THEN (SELECT today FROM param) - max(day)
              ELSE CASE WHEN count(*) > max(free) THEN count(*) - max(free) ELSE 0 END END AS number,
          CASE max(function) WHEN 'ratio' THEN count(*) ELSE 1 END AS whole
      FROM fed WHERE way = 'measured' GROUP BY e, slot) AS m
JOIN tier t ON t.slot = m.slot AND m.number >= t.from_number * m.whole AND m.number < t.below_number * m.whole
WHERE m.function <> 'ratio' OR m.records >= m.times;

-- The first so many carry no points.
INSERT INTO settled
SELECT e, slot, CASE WHEN sum(points) > max(cap) THEN max(cap) ELSE sum(points) END, count(*)
FROM (SELECT e, slot, points, cap, free, row_number() OVER (PARTITION BY e, slot ORDER BY day, entry) AS nth
      FROM fed WHERE way = 'free') AS f
WHERE nth > free GROUP BY e, slot;

-- Of the records of the last day the worst with one of the results looked for.
INSERT INTO settled
SELECT e, slot, CASE WHEN max(points) > max(cap) THEN max(cap) ELSE max(points) END, count(*)
FROM (SELECT e, slot, points, cap, hit, day, max(day) OVER (PARTITION BY e, slot) AS last_day
      FROM fed WHERE way = 'latest') AS f
WHERE day = last_day AND hit = 1 GROUP BY e, slot;

-- A record counts when the one before it is of an earlier day and no older than the span.
INSERT INTO settled
SELECT f.e, f.slot, CASE WHEN sum(f.points) > max(f.cap) THEN max(f.cap) ELSE sum(f.points) END, count(*)
FROM (SELECT e, slot, points, cap, day, lag(day) OVER (PARTITION BY e, slot ORDER BY day, entry) AS day_before
      FROM fed WHERE way = 'repeated') AS f
JOIN again a ON a.slot = f.slot AND a.day = f.day_before
WHERE f.day_before < f.day AND f.day <= a.last_day GROUP BY f.e, f.slot;

-- Indicators that count when nothing is there.
CREATE TABLE seen AS SELECT t.e, t.slot FROM settled t JOIN slot s ON s.slot = t.slot WHERE s.way = 'none';
CREATE INDEX seen_by ON seen(e, slot);
INSERT INTO settled
SELECT e.e, s.slot, CASE WHEN s.once > s.cap THEN s.cap ELSE s.once END, 0
FROM enterprise e JOIN applies a ON a.kind = e.kind JOIN slot s ON s.slot = a.slot, param p
WHERE s.way = 'none'
    AND (e.started_on = p.never OR (e.started_on >= s.started_from AND e.started_on < s.started_below))
    AND NOT EXISTS (SELECT 1 FROM seen n WHERE n.e = e.e AND n.slot = s.slot);

-- Limits of the grade, by records or by age.
CREATE TABLE bound AS
SELECT e, max(at_most) AS at_most, min(at_least) AS at_least
FROM (SELECT t.e, s.at_most, s.at_least
      FROM settled t JOIN enterprise e ON e.e = t.e JOIN applies a ON a.kind = e.kind AND a.slot = t.slot
      JOIN slot s ON s.slot = t.slot
      WHERE s.way = 'limit' AND t.records >= s.times
      UNION ALL
      SELECT e.e, s.at_most, s.at_least
      FROM enterprise e JOIN applies a ON a.kind = e.kind JOIN slot s ON s.slot = a.slot
      WHERE s.way = 'limit' AND s.function = 'age' AND e.started_on >= s.started_from
          AND e.started_on < s.started_below) AS l
GROUP BY e;

-- Caps of the dimensions, then the sum, kept between the lowest and the highest score.
CREATE TABLE total AS
SELECT e, sum(CASE WHEN gained > gain_cap THEN gain_cap ELSE gained END)
        - sum(CASE WHEN lost > loss_cap THEN loss_cap ELSE lost END) AS points
FROM (SELECT t.e, s.dimension, max(d.loss_cap) AS loss_cap, max(d.gain_cap) AS gain_cap,
          sum(CASE WHEN s.effect = 'loss' THEN t.points ELSE 0 END) AS lost,
          sum(CASE WHEN s.effect = 'gain' THEN t.points ELSE 0 END) AS gained
      FROM settled t JOIN enterprise e ON e.e = t.e JOIN applies a ON a.kind = e.kind AND a.slot = t.slot
      JOIN slot s ON s.slot = t.slot JOIN dimension d ON d.dimension = s.dimension
      GROUP BY t.e, s.dimension) AS d
GROUP BY e;

-- The band of the score, lifted by a floor, then held down by a ceiling, which is the stronger.
INSERT INTO mark
SELECT e, score, CASE WHEN floored < at_most THEN at_most ELSE floored END
FROM (SELECT s.e, s.score, coalesce(b.at_most, 0) AS at_most,
          CASE WHEN n.grade > coalesce(b.at_least, 3) THEN b.at_least ELSE n.grade END AS floored
      FROM (SELECT e.e, e.kind,
                CASE WHEN p.start + coalesce(t.points, 0) < p.lowest THEN p.lowest
                     WHEN p.start + coalesce(t.points, 0) > p.highest THEN p.highest
                     ELSE p.start + coalesce(t.points, 0) END AS score
            FROM enterprise e CROSS JOIN param p LEFT JOIN total t ON t.e = e.e) AS s
      JOIN band n ON n.kind = s.kind AND s.score >= n.from_score AND s.score < n.below_score
      LEFT JOIN bound b ON b.e = s.e) AS g;
