// SQLite through its command line program, the file on disk in the folder of the data, no journal. Prints one line of JSON.
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { LOADED, compare } from './sql.mjs';

const folder = process.argv[2];
const here = fileURLToPath(new URL('.', import.meta.url));
const database = path.join(folder, 'peer.sqlite');
fs.rmSync(database, { force: true });
const read = (file) => fs.readFileSync(file, 'utf8');
const script = [
  'PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF; PRAGMA cache_size=-1000000; PRAGMA temp_store=MEMORY;', '.mode csv',
  read(path.join(here, 'tables.sql')),
  ...LOADED.map((table) => `.import '${path.join(folder, table)}.csv' ${table}`),
  'BEGIN;', read(path.join(folder, 'bind.sql')), 'COMMIT;', 'ANALYZE;',
  '.timer on', read(path.join(here, 'grade.sql')), '.timer off', '.print compared', `${compare};`,
].join('\n');
const done = spawnSync('sqlite3', [database], { input: script, encoding: 'utf8', maxBuffer: 1 << 26 });
if (done.error || done.status !== 0) throw done.error ?? new Error(done.stderr);
const grade = { cpu: 0, wall: 0 };
for (const [, wall, user, system] of done.stdout.matchAll(/^Run Time: real (\S+) user (\S+) sys (\S+)$/gm)) {
  grade.wall += Number(wall);
  grade.cpu += Number(user) + Number(system);
}
const [compared, different] = done.stdout.split('compared')[1].trim().split(',').map(Number);
fs.rmSync(database, { force: true });
console.log(JSON.stringify({ grade, compared, different }));
