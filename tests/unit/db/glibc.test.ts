import { expect, test } from '@jest/globals';
import { chooseBuild } from '../../../bot/db/engine/glibc.ts';

const linux = { platform: 'linux', arch: 'x64' } as const;

test.each([
  [{ ...linux, glibc: '2.38' }, 'plain'],
  [{ ...linux, glibc: '2.41' }, 'plain'],
  [{ ...linux, glibc: '2.37' }, 'patched'],
  [{ ...linux, glibc: '2.36', arch: 'arm64' }, 'patched'],
  [{ platform: 'darwin', arch: 'arm64', glibc: undefined } as const, 'plain'],
])('%j loads the engine %s', (platform, how) => {
  expect(chooseBuild(platform)).toEqual({ how });
});

test.each([
  [{ ...linux, glibc: '2.35' }, 'it needs glibc 2.36 or newer and this system has 2.35'],
  [{ ...linux, glibc: undefined }, 'it has no build for musl'],
  [{ ...linux, arch: 'ia32', glibc: '2.38' }, 'it has no build for linux on ia32'],
  [{ platform: 'win32', arch: 'x64', glibc: undefined } as const, 'it has no build for win32 on x64'],
  [{ platform: 'darwin', arch: 'x64', glibc: undefined } as const, 'it has no build for darwin on x64'],
])('%j cannot load it: %s', (platform, reason) => {
  expect(chooseBuild(platform)).toEqual({ how: 'unsupported', reason });
});
