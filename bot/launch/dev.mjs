import { startProgram } from './node-version.mjs';

startProgram('./dev-program.mjs');
