import { expect, test } from '@jest/globals';
import { findVersionProblem } from '../../../bot/launch/node-version.mjs';

test.each(['20.19.0', '20.20.2', '22.0.0', '24.1.0'])('Node %s will do', (version) => {
  expect(findVersionProblem(version)).toBeNull();
});

test.each(['12.22.0', '18.20.8', '20.18.3'])(
  'Node %s is too old, in one sentence that says what to do',
  (version) => {
    expect(findVersionProblem(version)).toBe(
      `Tandem needs Node 20.19 or newer and this is ${version}: install a newer one from nodejs.org.`,
    );
  },
);
