import { ConfigurationServiceClientCredentialFactory } from 'botbuilder';
import { ServiceClientCredentialsFactory, type ServiceClientCredentials } from 'botframework-connector';
import { TransportError } from './send-failure.ts';
import { sendTimeoutMs } from './transport.ts';

/** Where the token of the bot's own calls comes from. */
export type BotCredentials =
  | {
      /** A registration of one tenant with a client secret; tokens come from Entra. */
      kind: 'single-tenant';
      password: string;
    }
  | {
      /** Tokens come from a function: the local issuer. */
      kind: 'token';
      getToken: () => Promise<string>;
    };

/** The credentials of a bot. Getting a token is limited in time, as sending is. */
export function createCredentials(
  appId: string,
  tenantId: string,
  credentials: BotCredentials,
): ServiceClientCredentialsFactory {
  if (credentials.kind === 'token') return new TokenCredentialsFactory(appId, credentials.getToken);
  // The SDK's own factories implement the class that they should extend.
  // eslint-disable-next-line @typescript-eslint/no-unsafe-class-instance-assignment
  return new LimitedCredentialsFactory({
    MicrosoftAppId: appId,
    MicrosoftAppPassword: credentials.password,
    MicrosoftAppType: 'SingleTenant',
    MicrosoftAppTenantId: tenantId,
  });
}

/** Entra's credentials with a limit to how long a token may take. */
class LimitedCredentialsFactory extends ConfigurationServiceClientCredentialFactory {
  override async createCredentials(
    ...args: Parameters<ConfigurationServiceClientCredentialFactory['createCredentials']>
  ): Promise<ServiceClientCredentials> {
    const inner = await super.createCredentials(...args);
    return { signRequest: (request) => withinLimit(inner.signRequest(request)) };
  }
}

/** Tokens from a function; the SDK's authentication of incoming requests stays on. */
class TokenCredentialsFactory extends ServiceClientCredentialsFactory {
  readonly #appId: string;
  readonly #getToken: () => Promise<string>;

  constructor(appId: string, getToken: () => Promise<string>) {
    super();
    this.#appId = appId;
    this.#getToken = getToken;
  }

  override isValidAppId(appId: string): Promise<boolean> {
    return Promise.resolve(appId === this.#appId);
  }

  override isAuthenticationDisabled(): Promise<boolean> {
    return Promise.resolve(false);
  }

  override createCredentials(): Promise<ServiceClientCredentials> {
    return Promise.resolve({
      signRequest: async (request) => {
        request.headers.set('authorization', `Bearer ${await withinLimit(this.#getToken())}`);
        return request;
      },
    });
  }
}

/** @throws TransportError for a token that was refused or took too long: nothing has been sent. */
async function withinLimit<Result>(work: Promise<Result>): Promise<Result> {
  let timer: NodeJS.Timeout | undefined;
  const limit = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => {
      reject(new Error('no token in time'));
    }, sendTimeoutMs);
  });
  try {
    return await Promise.race([work, limit]);
  } catch {
    throw new TransportError({ kind: 'network', code: 'no-token', isUnsent: true });
  } finally {
    clearTimeout(timer);
  }
}
