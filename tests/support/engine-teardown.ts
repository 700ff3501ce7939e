import { run } from './engine.ts';

export default async function stopRunEngine(): Promise<void> {
  await run.tandemTestEngine?.stop();
}
