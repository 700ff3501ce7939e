#!/usr/bin/env node
// Stands in for mongod, which no npm package brings: understands the arguments that we pass, refuses others,
// and serves the embedded engine in mongod's place, so that the driver talks to a real database.
import path from 'node:path';
import { parseArgs } from 'node:util';
import { createRequire } from 'node:module';

const { values } = parseArgs({
  options: { dbpath: { type: 'string' }, bind_ip: { type: 'string' }, unixSocketPrefix: { type: 'string' } },
});
const build = path.resolve('.build/bot/db/engine');
const { resolveEngineModule } = await import(`${build}/glibc.js`);
const { createSocketServer } = await import(`${build}/socket-server.js`);

const { Engine } = createRequire(import.meta.url)(
  resolveEngineModule(path.resolve('node_modules/.cache/tandem')),
);
const engine = await Engine.open(values.dbpath);
await createSocketServer(engine, values.bind_ip);
process.on('SIGTERM', () => {
  engine.close().then(() => process.exit(0));
});
