import { describe, expect, it } from '@jest/globals';
import { toOpenApi } from '../../../bot/http/openapi.ts';
import { contract } from '../../../shared/api/contract.ts';
import { apiPrefix, livePath, routes, type Route } from '../../../shared/api/routes.ts';

interface Parameter {
  name: string;
  in: string;
  required: boolean;
}

interface Media {
  schema: Record<string, unknown>;
}

interface Operation {
  operationId: string;
  summary: string;
  parameters: Parameter[];
  requestBody?: { content: Record<string, Media> };
  responses: Record<string, { content: Record<string, Media> }>;
}

interface Document {
  openapi: string;
  security: object[];
  paths: Record<string, Record<string, Operation>>;
  components: { securitySchemes: Record<string, { scheme: string }> };
}

const document = JSON.parse(JSON.stringify(toOpenApi())) as Document;
const table = Object.entries<Route>(routes);

describe('the OpenAPI document', () => {
  it('is of version 3.1 and asks for a bearer token everywhere', () => {
    expect(document.openapi).toBe('3.1.0');
    expect(document.security).toEqual([{ bearer: [] }]);
    expect(document.components.securitySchemes['bearer']?.scheme).toBe('bearer');
  });

  it('has every route once, and the live stream', () => {
    const paths = new Set(table.map(([, { path }]) => apiPrefix + path));
    expect(new Set(Object.keys(document.paths))).toEqual(new Set([...paths, apiPrefix + livePath]));
    const operations = Object.values(document.paths).flatMap((path) => Object.values(path));
    const ids = operations.map(({ operationId }) => operationId);
    expect(ids.sort()).toEqual([...Object.keys(routes), 'watchSeries'].sort());
  });

  describe.each(table)('%s', (name, route) => {
    const operation = document.paths[apiPrefix + route.path]![route.method]!;
    const schemas = contract[name as keyof typeof contract];

    it('says what it is for, what it answers, and how it refuses', () => {
      expect(operation.summary).toBe(schemas.summary);
      const answer = operation.responses[route.status.toString()]?.content['application/json']?.schema;
      expect(answer?.['type']).toBe('object');
      expect(operation.responses['default']?.content['application/problem+json']?.schema).toEqual({
        $ref: '#/components/schemas/Problem',
      });
    });

    it('names every parameter of its path', () => {
      const inPath = [...route.path.matchAll(/\{(\w+)\}/gu)].map(([, parameter]) => parameter);
      const named = operation.parameters.filter((one) => one.in === 'path');
      expect(named.map((one) => one.name)).toEqual(inPath);
      expect(named.every((one) => one.required)).toBe(true);
    });

    it('has a body with a schema where it takes one', () => {
      const body = operation.requestBody?.content['application/json']?.schema;
      expect(body === undefined).toBe(schemas.body === null);
    });

    it('asks for the headers that its writes need', () => {
      const headers = operation.parameters.filter((one) => one.in === 'header').map((one) => one.name);
      expect(headers.includes('If-Match')).toBe(route.ifMatch === true);
      expect(headers.includes('Idempotency-Key')).toBe(route.method !== 'get');
    });
  });
});
