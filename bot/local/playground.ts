import type { RequestHandler } from 'express';
import { RequestError } from '../http/problems.ts';
import { isLoopbackUrl } from '../teams/gate.ts';
import type { Log } from '../app/ports.ts';
import { refuseLocalRequest } from './guard.ts';
import type { Issuer } from './issuer.ts';
import { samplePeople } from './sample/people.ts';
import { localTenantId } from './tenant.ts';

export interface PlaygroundDependencies {
  /** Port of our own server. */
  port: number;
  issuer: Pick<Issuer, 'signActivityToken'>;
  /** Makes the sample company where it is not there yet: its people are those of the Playground. */
  createSample: () => Promise<unknown>;
  /** Takes activities with a token. */
  messages: RequestHandler;
  log: Pick<Log, 'warn'>;
}

/**
 * Takes activities of the Microsoft 365 Agents Playground, which have no token, in front of the bot's endpoint. Only a
 * program of this computer gets in, by the rules of every local request, and only with a service address on this
 * computer. Such an activity gets a token of the local issuer, so that every later check is the usual one. Whatever
 * comes with a token is passed on as it is.
 *
 * @throws RequestError `not-local`, `not-json`.
 */
export function createPlaygroundDoor(deps: PlaygroundDependencies): RequestHandler {
  const { port, issuer, createSample, messages, log } = deps;
  return async (request, response, next) => {
    if (request.headers.authorization === undefined) {
      const activity = toRecord(request.body);
      const refusal = refuseLocalRequest(request.method, request.headers, port);
      if (refusal !== null) throw new RequestError(refusal);
      if (!isLoopbackUrl(activity.serviceUrl)) {
        log.warn({}, 'an activity of the Agents Playground names a service address of another computer');
        throw new RequestError('not-local');
      }
      await createSample();
      request.body = toSampleActivity(activity);
      request.headers.authorization = `Bearer ${await issuer.signActivityToken(activity.serviceUrl)}`;
    }
    await messages(request, response, next);
  };
}

/** Tenant and object ids that the Playground has where it is started without a file of people. */
const playgroundTenantId = '00000000-0000-0000-0000-0000000000001';
const playgroundPeople: Readonly<Record<string, string>> = {
  '00000000-0000-0000-0000-0000000000020': 'kofi',
  '00000000-0000-0000-0000-0000000000021': 'ana',
  '00000000-0000-0000-0000-0000000000022': 'ben',
  '00000000-0000-0000-0000-0000000000023': 'chloe',
  '00000000-0000-0000-0000-0000000000024': 'mei',
  '00000000-0000-0000-0000-0000000000025': 'priya',
};

/**
 * The Playground's own people, in their personal chat, stand for people of the sample company. In its channels they do
 * not, since its roster would name people whom nobody knows: those activities keep their tenant, which is refused.
 */
export function toSampleActivity(activity: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const conversation = toRecord(activity.conversation);
  const personId = playgroundPeople[String(toRecord(activity.from).aadObjectId)];
  const isOwn = conversation.tenantId === playgroundTenantId && conversation.conversationType === 'personal';
  const person = samplePeople.find(({ id }) => isOwn && id === personId);
  if (person === undefined) return activity;
  const { channelData, from } = activity;
  return {
    ...activity,
    from: { ...toRecord(from), aadObjectId: person.id, name: person.name },
    conversation: { ...conversation, tenantId: localTenantId },
    channelData: { ...toRecord(channelData), tenant: { id: localTenantId } },
  };
}

function toRecord(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
}
