// ES modules throughout: jest loads them by Node's vm modules (--experimental-vm-modules, set by
// bot/launch/test.mjs), so import.meta and top-level await work as in production. swc removes the types;
// `.ts` import specifiers are the real file names and need no mapping.
const rootDir = `${import.meta.dirname}/..`;

function swc(parser) {
  const experimental = { keepImportAttributes: true };
  const jsc = { parser, experimental, transform: { react: { runtime: 'automatic' } }, target: 'es2022' };
  return ['@swc/jest', { jsc, module: { type: 'es6' } }];
}

function project(name, more) {
  return {
    rootDir,
    displayName: name,
    testEnvironment: 'node',
    testMatch: [`<rootDir>/tests/${name}/**/*.test.{ts,tsx}`],
    extensionsToTreatAsEsm: ['.ts', '.tsx'],
    modulePathIgnorePatterns: ['<rootDir>/.build/', '<rootDir>/.cache/', '<rootDir>/.data/'],
    // Two entries, because `<T>(value: T) => …` in a .ts file is JSX to a parser that allows JSX.
    transform: {
      '\\.ts$': swc({ syntax: 'typescript' }),
      '\\.tsx$': swc({ syntax: 'typescript', tsx: true }),
    },
    ...more,
  };
}

// jest does not transform set-up files to ES modules, so it gets the compiled ones.
const withEngine = {
  globalSetup: '<rootDir>/.build/tests/support/engine.js',
  globalTeardown: '<rootDir>/.build/tests/support/engine-teardown.js',
};

export default {
  rootDir,
  // Of a project jest ignores it; bot/launch/test.mjs gives each step its own.
  testTimeout: 30_000,
  projects: [
    project('unit', {}),
    project('integration', withEngine),
    project('e2e', withEngine),
    project('long', withEngine),
  ],
};
