import type { AddressInfo } from 'node:net';
import { CloudAdapter, ConfigurationBotFrameworkAuthentication, TeamsActivityHandler } from 'botbuilder';
import express from 'express';

// The least that a bot can be: Express and the SDK's adapter with its check of tokens on, and a handler that answers a
// press without doing anything. A process of its own, started as the app is: it prints its address when it listens.

/** What it is started with; the check of tokens needs an issuer. */
export interface BotFloorOptions {
  appId: string;
  tenantId: string;
  openIdMetadataUrl: string;
  tokenIssuer: string;
}

class IdleBot extends TeamsActivityHandler {
  protected override onAdaptiveCardInvoke() {
    return Promise.resolve({
      statusCode: 200,
      type: 'application/vnd.microsoft.activity.message',
      value: {},
    });
  }
}

const options = JSON.parse(process.argv[2] ?? '{}') as Partial<BotFloorOptions>;
const { appId = 'bench', tenantId = 'bench', openIdMetadataUrl = '', tokenIssuer = '' } = options;
const authentication = new ConfigurationBotFrameworkAuthentication({
  MicrosoftAppId: appId,
  MicrosoftAppPassword: 'of nothing',
  MicrosoftAppType: 'SingleTenant',
  MicrosoftAppTenantId: tenantId,
  ToBotFromChannelOpenIdMetadataUrl: openIdMetadataUrl,
  ToBotFromEmulatorOpenIdMetadataUrl: openIdMetadataUrl,
  ToBotFromChannelTokenIssuer: tokenIssuer,
  ToChannelFromBotOAuthScope: tokenIssuer,
  ToChannelFromBotLoginUrl: openIdMetadataUrl,
  OAuthUrl: openIdMetadataUrl,
});
const adapter = new CloudAdapter(authentication);
const bot = new IdleBot();
const app = express();
app.get('/readyz', (_request, response) => void response.json({}));
app.post('/api/messages', express.json(), (request, response) =>
  adapter.process(request, response, (context) => bot.run(context)),
);
const server = app.listen(0, '127.0.0.1', () => {
  const { port } = server.address() as AddressInfo;
  process.stdout.write(`http://127.0.0.1:${port}\n`);
  process.send?.({ port });
});
process.on('disconnect', () => process.exit(0));
