import { lazy, use, type ComponentType } from 'react';
import { useText } from '../text/text-context.ts';
import { PartBoundary } from './PartBoundary.tsx';

type Load<Props extends object> = () => Promise<ComponentType<Props>>;

/**
 * A part of the screen that is fetched when it is needed, together with the words of all such parts. Where it cannot be
 * fetched, the rest of the page stays.
 */
export function lazyView<Props extends object>(load: Load<Props>) {
  return toLazy(load, false);
}

/** The same for a whole view: in its place stands a title. */
export function lazyPage<Props extends object>(load: Load<Props>) {
  return toLazy(load, true);
}

function toLazy<Props extends object>(load: Load<Props>, isView: boolean) {
  const View = lazy(async () => ({ default: await load() }));
  function WithWords(props: Props) {
    use(useText().readLater());
    return <View {...props} />;
  }
  return function LazyView(props: Props) {
    return (
      <PartBoundary isView={isView}>
        <WithWords {...props} />
      </PartBoundary>
    );
  };
}
