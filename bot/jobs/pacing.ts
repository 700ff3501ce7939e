import type { SendRecord, TenantRecord } from '../db/lanes.ts';

/** What Teams allows a bot in one conversation, sends per milliseconds (teams docs, bots/how-to/rate-limit). */
const windows = [
  { sends: 7, ms: 1000 },
  { sends: 8, ms: 2000 },
  { sends: 60, ms: 30_000 },
] as const;

/**
 * Half of the hourly allowance, because hours are counted from the first send and not as a sliding window: two
 * neighbouring counts together stay within 1,800.
 */
const sendsPerHour = 900;
const hourMs = 3_600_000;
const rememberedSends = 60;

/** A live card in a channel is brought up to date at most this often (architecture.md 5). */
export const editPauseMs = 2000;

/**
 * What was sent, as it can be true now: where the clock was put back, sends that lie ahead of it count as made just now.
 * So a conversation does not wait until the clock is where it was, and still gets no more than Teams allows.
 */
export function withoutFuture({ recent, hourStart, hourCount }: SendRecord, nowMs: number): SendRecord {
  return {
    recent: recent.map((at) => Math.min(at, nowMs)),
    hourStart: Math.min(hourStart, nowMs),
    hourCount,
  };
}

/** The earliest product's time, in milliseconds, at which a conversation may be sent to: `nowMs` or later. */
export function nextSendAt({ recent, hourStart, hourCount }: SendRecord, nowMs: number): number {
  const waits = windows.map(({ sends, ms }) => {
    const oldest = recent[recent.length - sends];
    return oldest === undefined ? nowMs : oldest + ms;
  });
  const isHourFull = hourCount >= sendsPerHour && nowMs < hourStart + hourMs;
  return Math.max(nowMs, ...waits, isHourFull ? hourStart + hourMs : nowMs);
}

/** The record with one more send in it. */
export function withSend({ recent, hourStart, hourCount }: SendRecord, nowMs: number): SendRecord {
  const isNewHour = nowMs >= hourStart + hourMs;
  return {
    recent: [...recent, nowMs].slice(-rememberedSends),
    hourStart: isNewHour ? nowMs : hourStart,
    hourCount: isNewHour ? 1 : hourCount + 1,
  };
}

const secondMs = 1000;
/** Sends in any second in hundredths of the rate: what was not used a moment ago is made up for. */
const ceilingPercent = 108;
/** After a pause a part of a second's sends may go out, so that not every one of them has its own. */
const pausesPerSecond = 5;

const toCeiling = (perSecond: number) => Math.ceil((perSecond * ceilingPercent) / 100);

/** How far the clocks of two processes may be apart. */
const clockSkewMs = 5000;

/**
 * What a tenant was sent, as it can be true now. Another process may be a little ahead; what lies further ahead was sent
 * before the clock was put back, and does not count.
 */
export function tenantWithoutFuture({ recent, paidUntil }: TenantRecord, nowMs: number): TenantRecord {
  const furthest = nowMs + clockSkewMs;
  return {
    recent: recent.filter((at) => at <= furthest),
    paidUntil: paidUntil <= furthest + secondMs ? paidUntil : nowMs,
  };
}

/**
 * Until when, in the product's milliseconds, nothing more may be sent to a tenant; null when a send may go out now. On
 * average no more than the rate goes out, and in no second much more. A pause lasts until several sends may go out.
 */
export function findTenantPause(
  { recent, paidUntil }: TenantRecord,
  perSecond: number,
  nowMs: number,
): number | null {
  const several = Math.ceil(perSecond / pausesPerSecond);
  const byRate = (sends: number) => paidUntil + (sends * secondMs) / perSecond - secondMs;
  const byCeiling = (sends: number) => {
    const oldest = recent[recent.length - toCeiling(perSecond) + sends - 1];
    return oldest === undefined ? nowMs : oldest + secondMs;
  };
  if (byCeiling(1) > nowMs) return Math.ceil(Math.max(byCeiling(several), byRate(1)));
  return byRate(1) > nowMs ? Math.ceil(byRate(several)) : null;
}

/** The record of a tenant with one more send in it. */
export function withTenantSend(
  { recent, paidUntil }: TenantRecord,
  perSecond: number,
  nowMs: number,
): TenantRecord {
  return {
    recent: [...recent, nowMs].slice(-toCeiling(perSecond)),
    paidUntil: Math.max(paidUntil, nowMs) + secondMs / perSecond,
  };
}

/** How long to wait after the given number of failures: 2, 4, 8, 16 … seconds up to five minutes, half of it by chance. */
export function toBackoffMs(failures: number, random: () => number): number {
  return Math.min(2000 * 2 ** Math.min(failures, 8), 300_000) * (0.5 + random() / 2);
}
