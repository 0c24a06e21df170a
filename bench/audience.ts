import type { ServiceServer } from './bench.ts';
import type { Child } from './child.ts';
import type { ClientCalls, Range } from './clients.ts';
import type { Input } from './operation.ts';
import type { Frame } from './viewer.ts';

/** The viewers of one room. The room is paused until `play`. */
export interface Audience {
  play(): Promise<void>;
  end(): Promise<void>;
}

export interface Gathering {
  readonly clients: Child<ClientCalls>;
  readonly service: ServiceServer;
  readonly room: string;
  readonly viewers: Range;
  readonly input: Input;
}

/** The first of the viewers opens the room, the others join it. */
export async function gather({ clients, service, room, viewers, input }: Gathering): Promise<Audience> {
  const joining = { ...input, room, paused: true };
  const first = { from: viewers.from, to: viewers.from + 1 };
  await clients.call('subscribe', first, joining);
  const opened = await clients.call('opened', first);
  await clients.call('subscribe', { from: first.to, to: viewers.to }, joining);
  await clients.call('opened', viewers);
  return {
    play: () => control(service.url, 'resumeReplay', opened),
    end: () => control(service.url, 'endReplay', opened),
  };
}

async function control(url: string, name: 'resumeReplay' | 'endReplay', opened: Frame | null): Promise<void> {
  const query = `mutation ($replayId: ID!, $controlKey: String) {
    ${name}(replayId: $replayId, controlKey: $controlKey) { paused }
  }`;
  const variables = { replayId: opened?.replayId, controlKey: opened?.controlKey };
  const headers = { 'content-type': 'application/json' };
  const response = await fetch(url, { method: 'POST', headers, body: JSON.stringify({ query, variables }) });
  const { errors = [] } = (await response.json()) as { errors?: { extensions: { code: string } }[] };
  const isOver = name === 'endReplay' && errors.every(({ extensions }) => extensions.code === 'NOT_FOUND');
  if (errors.length > 0 && !isOver) throw new Error(`${name}: ${JSON.stringify(errors)}`);
}
