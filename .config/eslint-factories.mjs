import { builtinRules } from 'eslint/use-at-your-own-risk';

const rule = builtinRules.get('max-lines-per-function');

/**
 * `max-lines-per-function` for everything but `createX(deps)`: such a function is the scope of a module's dependencies,
 * and each function inside of it is measured by itself. The limit of a file holds for both.
 */
const maxLines = {
  meta: rule.meta,
  create(context) {
    const report = (descriptor) => {
      const isFactory = /^create[A-Z]/u.test(descriptor.node.id?.name ?? '');
      if (!isFactory) context.report(descriptor);
    };
    return rule.create(Object.create(context, { report: { value: report } }));
  },
};

export const tandem = { rules: { 'max-lines-per-function': maxLines } };
