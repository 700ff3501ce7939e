import { readConfig } from './config.ts';
import { StartError } from './db/start-error.ts';
import { createLog } from './log.ts';
import { serve, type RunningApp } from './serve.ts';

const playgroundWarning =
  'Warning: --playground lets every program on this computer write to the bot as anybody, without signing in.\n';

/** Starts the app as the environment says, says where it is, and stops it on Ctrl-C or SIGTERM. */
async function main(): Promise<void> {
  const config = readConfig(undefined, process.argv.slice(2));
  const log = createLog(config.logLevel);
  const running = await serve(config, log);
  log.info({}, running.app.storage);
  process.stdout.write(`Tandem is ready: ${running.baseUrl}/\n`);
  if (config.isPlayground) process.stderr.write(playgroundWarning);
  let isStopping = false;
  const handleSignal = () => {
    // A second Ctrl-C means "now": the journal makes that safe.
    if (isStopping) process.exit(130);
    isStopping = true;
    void stop(running, log);
  };
  process.on('SIGINT', handleSignal);
  process.on('SIGTERM', handleSignal);
}

/** A process manager kills what takes longer than half a minute. */
const lastMomentMs = 29_000;

async function stop(running: RunningApp, log: ReturnType<typeof createLog>): Promise<never> {
  const end = (code: number) => {
    log.flush();
    process.exit(code);
  };
  setTimeout(() => {
    log.error({}, 'the app did not stop in time');
    end(1);
  }, lastMomentMs);
  try {
    return end((await running.stop()) ? 0 : 1);
  } catch (error) {
    log.error({ err: error }, 'the app did not stop cleanly');
    return end(1);
  }
}

try {
  await main();
} catch (error) {
  if (!(error instanceof StartError)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exit(1);
}
