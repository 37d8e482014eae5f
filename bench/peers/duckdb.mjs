// DuckDB in memory: the same tables, the same statements, two threads. Prints one line of JSON.
import { DuckDBInstance } from '@duckdb/node-api';
import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { LOADED, compare, statements } from './sql.mjs';

const folder = process.argv[2];
const here = fileURLToPath(new URL('.', import.meta.url));
const instance = await DuckDBInstance.create(':memory:', { threads: '2' });
const connection = await instance.connect();
const run = async (file) => {
  for (const statement of statements(fs.readFileSync(file, 'utf8'))) await connection.run(statement);
};
await run(path.join(here, 'tables.sql'));
for (const table of LOADED) await connection.run(`COPY ${table} FROM '${path.join(folder, table)}.csv' (HEADER false)`);
const timed = async (file) => {
  const cpu = process.cpuUsage();
  const clock = performance.now();
  await run(file);
  const used = process.cpuUsage(cpu);
  return { cpu: (used.user + used.system) / 1e6, wall: (performance.now() - clock) / 1e3 };
};
const bind = await timed(path.join(folder, 'bind.sql'));
// Three rounds, the best of them; each begins with empty results.
let grade = { cpu: Infinity, wall: Infinity };
for (let round = 0; round < 3; ++round) {
  for (const table of ['settled', 'mark']) await connection.run(`DELETE FROM ${table}`);
  for (const table of ['seen', 'bound', 'total']) await connection.run(`DROP TABLE IF EXISTS ${table}`);
  const once = await timed(path.join(here, 'grade.sql'));
  grade = { cpu: Math.min(grade.cpu, once.cpu), wall: Math.min(grade.wall, once.wall) };
}
const answer = (await connection.runAndReadAll(compare)).getRows()[0].map(Number);
console.log(JSON.stringify({ bind, grade, compared: answer[0], different: answer[1] }));
