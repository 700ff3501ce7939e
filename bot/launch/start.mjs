import { startProgram } from './node-version.mjs';

startProgram('./start-program.mjs');
