import { z } from 'zod';
import { contract } from '../../shared/api/contract.ts';
import type { RouteSchemas } from '../../shared/api/route-schemas.ts';
import { problemSchema } from '../../shared/api/problem.ts';
import { apiPrefix, livePath, routes, type Route } from '../../shared/api/routes.ts';

type Json = Record<string, unknown>;

/** The OpenAPI 3.1 document of the API, made of the same schemas that check the requests. */
export function toOpenApi(): Json {
  const paths: Record<string, Json> = {};
  for (const [name, route] of Object.entries<Route>(routes)) {
    const path = apiPrefix + route.path;
    paths[path] = {
      ...paths[path],
      [route.method]: toOperation(name, route, contract[name as keyof typeof contract]),
    };
  }
  paths[apiPrefix + livePath] = { get: liveOperation };
  return {
    openapi: '3.1.0',
    info: { title: 'Tandem', version: '1', description: 'The joint weekly meeting of two departments.' },
    security: [{ bearer: [] }],
    paths,
    components: {
      securitySchemes: { bearer: { type: 'http', scheme: 'bearer', bearerFormat: 'JWT' } },
      schemas: { Problem: toSchema(problemSchema, 'output') },
    },
  };
}

const problemAnswer = {
  description: 'Refused, with what to do next.',
  content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
};

const liveOperation = {
  operationId: 'watchSeries',
  summary: 'Hints that something changed, as Server-Sent Events; fetch again what they name.',
  parameters: [{ name: 'seriesId', in: 'path', required: true, schema: { type: 'string' } }],
  responses: {
    200: { description: 'A stream.', content: { 'text/event-stream': {} } },
    default: problemAnswer,
  },
};

function toOperation(operationId: string, route: Route, schemas: RouteSchemas): Json {
  const { summary, params, query, body, response } = schemas;
  const content = { 'application/json': { schema: toSchema(response, 'output') } };
  return {
    operationId,
    summary,
    parameters: [...toParameters(params, 'path'), ...toParameters(query, 'query'), ...toHeaders(route)],
    ...(body !== null && {
      requestBody: { required: true, content: { 'application/json': { schema: toSchema(body, 'input') } } },
    }),
    responses: { [route.status]: { description: 'Done.', content }, default: problemAnswer },
  };
}

function toParameters(schema: z.ZodObject, place: 'path' | 'query'): Json[] {
  return Object.entries(schema.shape as Record<string, z.ZodType>).map(([name, value]) => ({
    name,
    in: place,
    required: !value.safeParse(undefined).success,
    schema: toSchema(value, 'input'),
  }));
}

function toHeaders({ method, ifMatch }: Route): Json[] {
  const version = { name: 'If-Match', in: 'header', required: true, schema: { type: 'string' } };
  const key = {
    name: 'Idempotency-Key',
    in: 'header',
    required: false,
    schema: { type: 'string', maxLength: 200 },
  };
  return [...(ifMatch === true ? [version] : []), ...(method === 'get' ? [] : [key])];
}

function toSchema(schema: z.core.$ZodType, io: 'input' | 'output'): Json {
  const { $schema: _dialect, ...json } = z.toJSONSchema(schema as z.ZodType, { io });
  return json;
}
