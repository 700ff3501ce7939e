import { SendError, type SendOutcome } from '../app/ports.ts';

/** An error of the SMTP client, as far as it is read here. */
export interface SmtpFailure extends Error {
  code?: string | undefined;
  /** The system's or the TLS library's code behind `code`. */
  originalCode?: string | undefined;
  /** The server's answer: its code, and the line as it came. */
  responseCode?: number | undefined;
  response?: unknown;
}

/** A server that says "later" (4yz) wants to be left alone for a while; some do so to everybody at first. */
const laterMs = 300_000;

/** The server could not be reached, or not securely: there may be a way in a minute. */
const connectionCodes: ReadonlySet<string> = new Set(['ECONNECTION', 'ESOCKET', 'ETIMEDOUT', 'EDNS', 'ETLS']);

/**
 * What follows from a failed attempt (RFC 5321 §4.2.1: 4yz is for now, 5yz for good; either says that the mail was not
 * taken). Without an answer all depends on whether the text of the mail had begun to go out.
 */
export function toSendError(error: SmtpFailure, hasBegun: boolean): SendError {
  const { responseCode = 0 } = error;
  const wait = responseCode >= 400 && responseCode < 500 ? laterMs : null;
  return new SendError(toOutcome(error, hasBegun), describe(error), wait);
}

function toOutcome({ code = '', responseCode = 0 }: SmtpFailure, hasBegun: boolean): SendOutcome {
  if (responseCode >= 500) return 'parked';
  if (responseCode >= 400) return 'retry';
  if (hasBegun) return 'unknown';
  return connectionCodes.has(code) ? 'retry' : 'parked';
}

/** Codes only: what servers say in words often holds the address. */
function describe({ code, originalCode, responseCode, response, name }: SmtpFailure): string {
  if (responseCode === undefined) return originalCode ?? code ?? name;
  const enhanced = typeof response === 'string' ? /^\d{3}[ -](\d\.\d{1,3}\.\d{1,3})\b/u.exec(response) : null;
  return enhanced === null ? responseCode.toString() : `${responseCode.toString()} ${enhanced[1] ?? ''}`;
}
