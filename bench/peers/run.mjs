// The whole comparison in one go: our grading at full size, then the peers on the data it wrote, one after another.
// A peer that is not there is said to be missing. Arguments: the program bench_grading, the folder for the data,
// enterprises (1000000), enterprises for SQLite (20000).
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const [program, folder, full = '1000000', few = '20000'] = process.argv.slice(2);
const here = fileURLToPath(new URL('.', import.meta.url));

const ours = (name, enterprises) => {
  const data = path.join(folder, name);
  const done = spawnSync(program, [enterprises, '10', data], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'] });
  if (done.status !== 0) throw new Error(`${program} failed`);
  console.log(done.stdout);
  return { data, ...JSON.parse(fs.readFileSync(path.join(data, 'ours.json'), 'utf8')) };
};
const peer = (script, data) => {
  const done = spawnSync(process.execPath, [path.join(here, script), data], { encoding: 'utf8', maxBuffer: 1 << 26 });
  if (done.status !== 0) {
    const reason = /^(?:\w*Error.*|.*ERR_MODULE_NOT_FOUND.*)$/m.exec(done.stderr)?.[0] ?? `exit ${done.status}`;
    return [{ missing: reason }];
  }
  return done.stdout.trim().split('\n').map((line) => JSON.parse(line));
};

const rows = [];
const row = (what, enterprises, cpu, wall, ourCpu, equal) => rows.push({
  what, enterprises, 'CPU s': cpu.toFixed(3), 'clock s': wall.toFixed(3), 'enterprises per CPU s': Math.round(enterprises / cpu),
  'CPU times ours': (cpu / ourCpu).toFixed(1), 'marks against ours': equal,
});
const equality = (one) => (one.different === 0 ? `all ${one.compared} equal` : `${one.different} of ${one.compared} DIFFERENT`);
const missing = (what, reason) => rows.push({ what, 'marks against ours': `missing: ${reason}` });

const large = ours('full', full);
row('xindang, two threads', large.enterprises, large.twoThreadsCpu / 1e6, large.twoThreadsWall / 1e6, large.twoThreadsCpu / 1e6, '');
for (const one of peer('duckdb.mjs', large.data)) {
  if (one.missing) missing('DuckDB, two threads', one.missing);
  else row('DuckDB, two threads', large.enterprises, one.grade.cpu, one.grade.wall, large.twoThreadsCpu / 1e6, equality(one));
}
const small = ours('few', few);
row('xindang, one thread', small.enterprises, small.oneThreadCpu / 1e6, small.oneThreadCpu / 1e6, small.oneThreadCpu / 1e6, '');
for (const one of peer('sqlite.mjs', small.data)) {
  if (one.missing) missing('SQLite', one.missing);
  else row('SQLite', small.enterprises, one.grade.cpu, one.grade.wall, small.oneThreadCpu / 1e6, equality(one));
}
const share = small.plainCpu / 1e6 / small.enterprises; // seconds for one enterprise by the part of the scheme engines can say
for (const one of peer('engines.mjs', small.data)) {
  if (one.missing) missing(one.engine ?? 'rule engines', one.missing);
  else row(`${one.engine}, ${one.rules} of ${small.indicators} indicators`, one.compared, one.cpu, one.wall,
    share * one.compared, equality(one));
}
console.table(rows);
fs.rmSync(folder, { recursive: true, force: true });
