import { z } from 'zod';

/** The schemas of one route. Objects are strict: a key that nobody reads is refused. */
export interface RouteSchemas {
  summary: string;
  params: z.ZodObject;
  query: z.ZodObject;
  body: z.ZodType | null;
  response: z.ZodType;
}

/** An id in a path or a body. */
export const idSchema = z.string().regex(/^[A-Za-z0-9._~-]{1,200}$/u);

/** No parameters. */
export const none = z.strictObject({});

export const seriesParams = z.strictObject({ seriesId: idSchema });
export const meetingParams = z.strictObject({ meetingId: idSchema });

export const cursor = z.string().max(400).optional();

/** One page of a list. */
export const toPage = <Item extends z.ZodType>(item: Item) =>
  z.strictObject({ items: z.array(item), nextCursor: z.string().nullable() });
