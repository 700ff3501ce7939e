import type { SampleWeek } from './week.ts';
import { week1 } from './weeks/week-1.ts';
import { week2 } from './weeks/week-2.ts';
import { week3 } from './weeks/week-3.ts';
import { week4 } from './weeks/week-4.ts';
import { week5 } from './weeks/week-5.ts';
import { week6 } from './weeks/week-6.ts';

/** The six past weeks of the sample company, the oldest first. */
export const sampleWeeks: readonly SampleWeek[] = [week1, week2, week3, week4, week5, week6];
