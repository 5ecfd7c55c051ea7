// Compiles each query on stdin once to warm up and once for the clock, and prints microseconds per query.
import { createInterface } from 'node:readline';
import { glql } from '@gitlab/query-language-rust';

const queries = [];
for await (const line of createInterface({ input: process.stdin })) queries.push(JSON.parse(line));

const round = async () => {
  for (const { query, context } of queries) await glql.compile(query, { ...context });
};
await round();
const start = process.hrtime.bigint();
await round();
console.log(Number(process.hrtime.bigint() - start) / 1000 / queries.length);
