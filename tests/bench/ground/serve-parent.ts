/** In a child of the bench: what it was started with. */
export function readOptions(): unknown {
  return JSON.parse(process.argv[2] ?? '{}');
}

/** In a child of the bench: tells the parent that it is ready, then answers its messages one by one. */
export function serveParent(hello: object, answer: (request: never) => Promise<object>): void {
  process.on('message', (request: unknown) => {
    answer(request as never).then(
      (result) => process.send?.(result),
      (error: unknown) => process.send?.({ failure: error instanceof Error ? error.stack : String(error) }),
    );
  });
  process.on('disconnect', () => process.exit(0));
  process.send?.(hello);
}
