import { once } from 'node:events';
import { type IncomingMessage, request } from 'node:http';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Scope } from '../../src/domain/authority.ts';
import { Editor, errorsOf, messageInput } from '../support/editing.ts';
import { tokenOf } from '../support/hidden-record.ts';
import { BASE, commit, OPEN } from '../support/record-items.ts';
import { codesOf, startTestService, type TestService } from '../support/service.ts';
import { TOKEN_SECRET } from '../support/tokens.ts';

let service: TestService;
beforeAll(async () => {
  service = await startTestService({ tokenSecret: TOKEN_SECRET });
  await commit(service.store, ...BASE);
});
afterAll(() => service[Symbol.asyncDispose]());

/** More than a client may send that can't write. */
const LONG_TEXT = 'x'.repeat(200_000);
const MEBIBYTE = 1024 * 1024;

it('a long body is accepted from clients that may write', async () => {
  const editor = new Editor(service, await tokenOf(['write']));
  const put = await editor.put(OPEN, messageInput('long', { text: LONG_TEXT }), messageInput('short'));
  expect(put).toMatchObject({ added: 2 });
  const { data } = await service.ask('{ message(id: "message:long") { text } }');
  expect(data).toEqual({ message: { text: LONG_TEXT } });
});

it.each<[string, () => Promise<string | undefined>]>([
  ['without a token', () => Promise.resolve(undefined)],
  ['with a token that does not write', () => tokenOf(['read', 'control'])],
  ['with no good token', () => Promise.resolve('write')],
])('a long body is refused %s', async (_what, make) => {
  const answer = await service.ask(`{ __typename } # ${LONG_TEXT}`, {}, await make());
  expect([answer.status, answer.data, codesOf(answer)]).toEqual([413, null, ['BODY_TOO_LARGE']]);
});

/** A body that doesn't declare its length. */
async function stream(text: string, ...scopes: readonly Scope[]): Promise<number> {
  const authorization = scopes.length === 0 ? {} : { authorization: `Bearer ${await tokenOf(scopes)}` };
  const options = { method: 'POST', headers: { 'content-type': 'application/json', ...authorization } };
  const sent = request(`${service.url}/graphql`, options);
  // If the connection is cut in the middle of the body, the client may see that before the reason.
  sent.on('error', () => undefined);
  const answered = once(sent, 'response') as Promise<[IncomingMessage]>;
  sent.write(`{ "query": "{ __typename }", "extensions": { "text": "`);
  sent.write(text);
  sent.end('" } }');
  const [response] = await answered;
  response.resume();
  return response.statusCode ?? 0;
}

it('the same holds for a body that does not declare its length', async () => {
  expect(await stream('short')).toBe(200);
  expect(await stream(LONG_TEXT)).toBe(413);
  expect(await stream(LONG_TEXT, 'read')).toBe(413);
  expect(await stream(LONG_TEXT, 'write')).toBe(200);
});

it('more than 8 MiB is too large for every client, and refused before it is sent', async () => {
  const statusOf = async (bytes: number) => {
    const headers = {
      'content-type': 'application/json',
      'content-length': bytes,
      authorization: `Bearer ${await tokenOf(['write'])}`,
    };
    const sent = request(`${service.url}/graphql`, { method: 'POST', headers });
    sent.on('error', () => undefined);
    sent.flushHeaders();
    const [response] = (await once(sent, 'response')) as [IncomingMessage];
    sent.destroy();
    return response.statusCode;
  };
  expect(await statusOf(8 * MEBIBYTE + 1)).toBe(413);
});

it('one operation puts a few full lists, and not any number of them', async () => {
  const token = await tokenOf(['write']);
  const input = Array.from({ length: 1_000 }, (_, index) => messageInput(`bulk-${index}`));
  const putting = (times: number) => {
    const puts = Array.from({ length: times }, (_, index) => {
      return `p${index}: putEntries(collection: "${OPEN}", input: $input) { added unchanged }`;
    });
    return service.ask(`mutation ($input: [EntryInput!]!) { ${puts.join(' ')} }`, { input }, token);
  };
  expect((await putting(2)).data).toEqual({ p0: { added: 1_000, unchanged: 0 }, p1: { added: 0, unchanged: 1_000 } });
  expect(errorsOf(await putting(10))).toEqual([['LIMIT_EXCEEDED', undefined]]);
});
