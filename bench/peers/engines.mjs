// zen-engine and json-rules-engine over the part of the scheme they can say. Both get the same rules, generated from
// the scheme (rules.json), and the same enterprises; what they cannot say is done for them in JavaScript:
// - zen-engine: one expression for each indicator filters the records, counts or takes the worst, and caps. Nothing is
//   left but the choice of the indicators of the enterprise, which is taken before the model is made, one for each kind.
// - json-rules-engine: a rule for each indicator says which records it counts, asked once for each record. Adding up and
//   caps are ours, for the library has neither.
// Prints one line of JSON for each engine.
import fs from 'node:fs';
import path from 'node:path';

const data = JSON.parse(fs.readFileSync(path.join(process.argv[2], 'rules.json'), 'utf8'));
const overlap = (wanted, given) => wanted.length === 0 || given.some((one) => wanted.includes(one));
const rulesOf = (firm) => data.rules.filter((rule) => overlap(rule.types, firm.types) && overlap(rule.enterpriseFields, firm.fields));
const clamp = (score) => Math.min(data.highest, Math.max(data.lowest, score));

const measured = async (name, scoreOf) => {
  let different = 0;
  const cpu = process.cpuUsage();
  const clock = performance.now();
  for (const firm of data.enterprises) if ((await scoreOf(firm)) !== firm.score) ++different;
  const used = process.cpuUsage(cpu);
  console.log(JSON.stringify({ engine: name, compared: data.enterprises.length, different, rules: data.rules.length,
    cpu: (used.user + used.system) / 1e6, wall: (performance.now() - clock) / 1e3 }));
};
// Models are made once for each kind of enterprise, outside the time that is measured.
const kept = (make) => {
  const known = new Map();
  return (firm) => {
    const key = JSON.stringify([firm.types, firm.fields]);
    if (!known.has(key)) known.set(key, make(rulesOf(firm)));
    return known.get(key);
  };
};

const zen = async () => {
  const { ZenEngine } = await import('@gorules/zen-engine');
  const text = (values) => `[${values.map((one) => JSON.stringify(one)).join(', ')}]`;
  const condition = (rule, withPoints) => [
    `#.kind in ${text(rule.kinds)}`, `#.source in ${text(rule.sources)}`, `#.day >= ${rule.firstDay}`,
    `#.day <= ${data.today}`, `#.gravity >= ${Math.max(rule.gravity, withPoints.gravity)}`,
    ...(withPoints.below === undefined ? [] : [`#.gravity < ${withPoints.below}`]),
    ...(rule.fields.length ? [`#.field in ${text(rule.fields)}`] : []),
    ...(rule.results.length ? [`#.result in ${text(rule.results)}`] : []),
    ...(rule.dropsRepaired ? ['#.repaired == false'] : []),
    ...(rule.posts.length ? [rule.posts.map((post) => `contains(#.posts, ${JSON.stringify(post)})`).join(' or ')] : []),
    ...(rule.articles.length
      ? [rule.articles.map((article) => `contains(#.cited, ${JSON.stringify(`|${article}`)})`).join(' or ')] : []),
  ].map((one) => `(${one})`).join(' and ');
  const counts = (rule) => rule.points.map((tier, at) => ({ points: tier.points,
    count: `count(records, ${condition(rule, { gravity: tier.gravity, below: rule.points[at + 1]?.gravity })})` }));
  const capped = (rule, points) => (rule.cap === null ? points : `min([${rule.cap}, ${points}])`);
  const points = (rule) => {
    const tiers = counts(rule);
    if (rule.function === 'exists')
      return capped(rule, `(${tiers[0].count} >= ${rule.times} ? ${tiers[0].points} : 0)`);
    if (rule.function === 'count') return capped(rule, `(${tiers.map((one) => `${one.points} * ${one.count}`).join(' + ')})`);
    return capped(rule, `max([0, ${tiers.map((one) => `(${one.count} > 0 ? ${one.points} : 0)`).join(', ')}])`);
  };
  const engine = new ZenEngine();
  const model = kept((rules) => engine.createDecision({
    nodes: [{ id: 'in', name: 'in', type: 'inputNode', position: { x: 0, y: 0 } },
      { id: 'rules', name: 'rules', type: 'expressionNode', position: { x: 1, y: 0 },
        content: { expressions: rules.map((rule, at) => ({ id: `e${at}`, key: `e${at}`, value: `${rule.sign} * ${points(rule)}` })) } },
      { id: 'out', name: 'out', type: 'outputNode', position: { x: 2, y: 0 } }],
    edges: [{ id: '1', sourceId: 'in', targetId: 'rules', type: 'edge' }, { id: '2', sourceId: 'rules', targetId: 'out', type: 'edge' }],
  }));
  for (const firm of data.enterprises) {
    model(firm);
    for (const record of firm.records) record.cited = record.articles.map((one) => `|${one}`).join('');
  }
  await measured('zen-engine', async (firm) => {
    const { result } = await model(firm).evaluate({ records: firm.records });
    return clamp(Object.values(result).reduce((sum, one) => sum + one, data.start));
  });
};

const jsonRules = async () => {
  const { Engine } = await import('json-rules-engine');
  const all = (rule) => [
    { fact: 'kind', operator: 'in', value: rule.kinds }, { fact: 'source', operator: 'in', value: rule.sources },
    { fact: 'day', operator: 'greaterThanInclusive', value: rule.firstDay },
    { fact: 'day', operator: 'lessThanInclusive', value: data.today },
    { fact: 'gravity', operator: 'greaterThanInclusive', value: rule.gravity },
    ...(rule.fields.length ? [{ fact: 'field', operator: 'in', value: rule.fields }] : []),
    ...(rule.results.length ? [{ fact: 'result', operator: 'in', value: rule.results }] : []),
    ...(rule.dropsRepaired ? [{ fact: 'repaired', operator: 'equal', value: false }] : []),
    ...(rule.posts.length ? [{ any: rule.posts.map((value) => ({ fact: 'posts', operator: 'contains', value })) }] : []),
    ...(rule.articles.length ? [{ fact: 'articles', operator: 'citesOneOf', value: rule.articles }] : []),
  ];
  const model = kept((rules) => {
    const engine = new Engine();
    engine.addOperator('citesOneOf', (cited, wanted) => cited.some((one) => wanted.some((prefix) => one.startsWith(prefix))));
    for (const rule of rules) engine.addRule({ conditions: { all: all(rule) }, event: { type: rule.id, params: { rule } } });
    return engine;
  });
  data.enterprises.forEach(model);
  await measured('json-rules-engine', async (firm) => {
    const sums = new Map();
    for (const record of firm.records)
      for (const { params: { rule } } of (await model(firm).run(record)).events) {
        const worth = rule.points.filter((tier) => record.gravity >= tier.gravity).at(-1)?.points ?? 0;
        // The engine hands out copies of the event: only the id is the same every time.
        const sum = sums.get(rule.id) ?? { rule, points: 0, count: 0 };
        sum.points = rule.function === 'worst' ? Math.max(sum.points, worth) : sum.points + worth;
        ++sum.count;
        sums.set(rule.id, sum);
      }
    let score = data.start;
    for (const { rule, ...sum } of sums.values()) {
      const points = rule.function === 'exists' ? (sum.count >= rule.times ? rule.points[0].points : 0) : sum.points;
      score += rule.sign * Math.min(points, rule.cap ?? points);
    }
    return clamp(score);
  });
};

for (const engine of [zen, jsonRules]) {
  try {
    await engine();
  } catch (error) {
    console.log(JSON.stringify({ engine: engine === zen ? 'zen-engine' : 'json-rules-engine', missing: String(error.message).split('\n')[0] }));
  }
}
