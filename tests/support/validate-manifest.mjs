// Checks a Teams manifest from standard input against Microsoft's schema, and prints the list of what is wrong as JSON.
// A process of its own: the package requires an ES module, which jest's loader cannot.
import { text } from 'node:stream/consumers';
import { AppManifestUtils } from '@microsoft/app-manifest';

const problems = await AppManifestUtils.validateAgainstSchema(JSON.parse(await text(process.stdin)));
console.log(JSON.stringify(problems));
