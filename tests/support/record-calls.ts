type Functions = Readonly<Record<string, unknown>>;

/** Every function of some objects, as `object.function`. */
export function namesOf(objects: Readonly<Record<string, Functions>>): string[] {
  return Object.entries(objects).flatMap(([name, functions]) =>
    Object.entries(functions)
      .filter(([, value]) => typeof value === 'function')
      .map(([key]) => `${name}.${key}`),
  );
}

/** The same objects, which note in `called` which of their functions were called. */
export function recordCalls<Objects extends Readonly<Record<string, Functions>>>(
  objects: Objects,
  called: Set<string>,
): Objects {
  const recording = Object.entries(objects).map(([name, functions]) => {
    const wrapped = Object.entries(functions).map(([key, value]) => {
      if (typeof value !== 'function') return [key, value];
      const call = (...args: unknown[]): unknown => {
        called.add(`${name}.${key}`);
        return Reflect.apply(value, functions, args);
      };
      return [key, call];
    });
    return [name, Object.fromEntries(wrapped) as Functions];
  });
  return Object.fromEntries(recording) as Objects;
}
