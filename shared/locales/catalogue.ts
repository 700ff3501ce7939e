import card from './en/card.json' with { type: 'json' };
import common from './en/common.json' with { type: 'json' };
import mail from './en/mail.json' with { type: 'json' };
import problem from './en/problem.json' with { type: 'json' };
import tab from './en/tab.json' with { type: 'json' };

/** English, the language that every other one is checked against. Texts are ICU messages. */
export const english = { ...common, ...card, ...mail, ...problem, ...tab };

export type MessageId = keyof typeof english;
