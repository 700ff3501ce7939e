import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

/** Memory of a process that is resident, in kB (1,000 bytes): from Linux itself, elsewhere from `ps`. */
export function readResidentKb(pid: number): number {
  const kibibytes = process.platform === 'linux' ? readStatus(pid) : readPs(pid);
  return (kibibytes * 1024) / 1000;
}

function readStatus(pid: number): number {
  return Number(/^VmRSS:\s+(\d+) kB$/mu.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]);
}

function readPs(pid: number): number {
  return Number(execFileSync('ps', ['-o', 'rss=', '-p', pid.toString()], { encoding: 'utf8' }));
}
