import { startProgram } from './node-version.mjs';

startProgram('./check-program.mjs');
