import { expect, it } from '@jest/globals';
import { createMetricsRoute } from '../../../bot/http/metrics-route.ts';

it('without a secret there is no such route, whoever asks', async () => {
  const metrics = { read: () => Promise.reject(new Error('read')), contentType: 'text/plain' };
  const handle = createMetricsRoute(metrics, { kind: 'closed' });
  for (const authorization of [undefined, 'Bearer ', 'Bearer undefined', 'Bearer null']) {
    const request = { headers: { authorization } };
    await expect(handle(request as never, {} as never, () => undefined)).rejects.toThrow('unknown-route');
  }
});
