// What DuckDB and SQLite share.
export const LOADED = ['enterprise', 'enterprise_kind', 'enterprise_type', 'enterprise_field', 'record', 'class',
  'class_article', 'class_post', 'again', 'expected'];

// How many enterprises there are, and of how many score or grade is not ours.
export const compare = `SELECT count(*), coalesce(sum(CASE WHEN m.e IS NULL OR m.score <> x.score OR m.grade <> x.grade
  THEN 1 ELSE 0 END), 0) FROM expected x LEFT JOIN mark m ON m.e = x.e`;

// No text of ours has a semicolon inside a statement.
export const statements = (text) => text.replace(/^--.*$/gm, '').split(';').map((one) => one.trim()).filter(Boolean);
