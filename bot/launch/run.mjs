import { startProgram } from './node-version.mjs';

startProgram('./run-program.mjs');
