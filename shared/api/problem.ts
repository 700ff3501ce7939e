import { z } from 'zod';

/** Body of every refusal, `application/problem+json` (RFC 9457). `type` is the stable code. */
export const problemSchema = z.object({
  type: z.string(),
  title: z.string(),
  status: z.int(),
  detail: z.string(),
  instance: z.string(),
  /** Which fields were wrong, and what to do about each; `code` is stable, `suggestions` may have been meant. */
  errors: z
    .array(
      z.object({
        path: z.string(),
        problem: z.string(),
        code: z.string().optional(),
        suggestions: z.array(z.string()).optional(),
      }),
    )
    .optional(),
  /** For `edited-meanwhile`: the field, both texts, and the version that is current. */
  field: z.string().optional(),
  current: z.unknown().optional(),
  yours: z.unknown().optional(),
  version: z.int().optional(),
});

export type Problem = z.infer<typeof problemSchema>;
