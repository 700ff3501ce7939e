import { startProgram } from './node-version.mjs';

startProgram('./test-program.mjs');
