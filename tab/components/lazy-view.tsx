import { lazy, use, type ComponentType } from 'react';
import { useText } from '../text/text-context.ts';

/** A part of the screen that is fetched when it is needed, together with the words of all such parts. */
export function lazyView<Props extends object>(load: () => Promise<ComponentType<Props>>) {
  const View = lazy(async () => ({ default: await load() }));
  return function LazyView(props: Props) {
    use(useText().readLater());
    return <View {...props} />;
  };
}
