/** Something that is waited for until a test lets it come. */
export function createGate() {
  let open = (): void => undefined;
  const opened = new Promise<void>((resolve) => (open = resolve));
  return {
    open: () => {
      open();
    },
    opened,
  };
}
