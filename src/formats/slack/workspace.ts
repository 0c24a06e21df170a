/** The users and channels of a Slack workspace, as the lists of an export name them. */
import { z } from 'zod';
import { nameOf } from '../kit/chat-files.ts';
import type { Profile } from '../kit/chat-parts.ts';
import type { ArchiveFile, ArchiveLocation, ReadEvent } from '../format.ts';
import { readArchiveJson } from '../kit/archive-json.ts';
import { isGiven } from '../kit/given.ts';
import { readFileOf } from '../kit/read-file.ts';
import { parseLeniently } from '../kit/lenient-parse.ts';

export interface SlackChannel {
  readonly id: string;
  readonly name: string;
  readonly about: string | null;
  /** The members of a direct or group conversation, which never change; null for other channels. */
  readonly members: readonly string[] | null;
}

const text = z.string().nullish();

const userShape = z.object({
  id: z.string().min(1),
  team_id: text,
  name: text,
  real_name: text,
  is_bot: z.boolean().nullish(),
  profile: z.object({ real_name: text, display_name: text }).nullish(),
});

const channelShape = z.object({
  id: z.string().min(1),
  name: text,
  members: z.array(z.string()).nullish(),
  topic: z.object({ value: text }).nullish(),
  purpose: z.object({ value: text }).nullish(),
});

/** Lists of channels, and whether they are direct or group conversations. */
const CHANNEL_LISTS = new Map([
  ['channels.json', false],
  ['groups.json', false],
  ['dms.json', true],
  ['mpims.json', true],
]);

export const SLACK_LISTS: readonly string[] = ['users.json', ...CHANNEL_LISTS.keys()];

export class SlackWorkspace {
  team: string | null = null;
  readonly #users = new Map<string, Profile>();
  readonly #byId = new Map<string, SlackChannel>();
  readonly #byFolder = new Map<string, SlackChannel>();

  async *load(lists: readonly ArchiveFile[]): AsyncGenerator<ReadEvent> {
    for (const file of lists) yield* readFileOf(file.path, this.#loadList(file));
  }

  /** Ids are upper case; tools that rewrite exports may change that. */
  user(id: string): Profile | undefined {
    return this.#users.get(id.toUpperCase());
  }

  channel(id: string): SlackChannel | undefined {
    return this.#byId.get(id.toUpperCase());
  }

  /** A folder has the name of its channel, or the id of a direct conversation. */
  channelOf(folder: string): SlackChannel {
    const isDirect = /^(D[A-Z0-9]{6,}|mpdm-.*)$/.test(folder);
    return this.#byFolder.get(folder) ?? { id: folder, name: folder, about: null, members: isDirect ? [] : null };
  }

  async *#loadList(file: ArchiveFile): AsyncGenerator<ReadEvent> {
    const areDirect = CHANNEL_LISTS.get(nameOf(file.path));
    let index = -1;
    for await (const part of readArchiveJson(file.open(), { root: 'list', paths: ['$.*'] })) {
      index += 1;
      const at = { path: `[${index}]` };
      if ('problem' in part) yield { kind: 'PROBLEM', reason: part.problem, at };
      else if (areDirect === undefined) yield* this.#addUser(part.value, at);
      else yield* this.#addChannel(part.value, areDirect, at);
    }
  }

  *#addUser(value: unknown, at: ArchiveLocation): Generator<ReadEvent> {
    const user = yield* parseLeniently(userShape, value, ['id'], at);
    if (user === undefined) return;
    const { id, team_id, name, real_name, is_bot, profile } = user;
    this.team ??= team_id ?? null;
    const aliases = [profile?.display_name, profile?.real_name, real_name, name];
    const kind = is_bot === true ? 'ORGANISATION' : 'PERSON';
    const known = aliases.map((alias) => alias?.trim() ?? '').filter((alias) => alias !== '');
    this.#users.set(id.toUpperCase(), { platform: 'slack', handle: id, name: known[0], aliases: known, kind });
  }

  *#addChannel(value: unknown, areDirect: boolean, at: ArchiveLocation): Generator<ReadEvent> {
    const read = yield* parseLeniently(channelShape, value, ['id'], at);
    if (read === undefined) return;
    const { id, name, members, topic, purpose } = read;
    const about = [topic?.value, purpose?.value].find(isGiven);
    const channel = {
      id,
      name: name ?? id,
      about: about ?? null,
      members: areDirect ? (members ?? []) : null,
    };
    this.#byId.set(id.toUpperCase(), channel);
    this.#byFolder.set(name ?? id, channel);
    this.#byFolder.set(id, channel);
  }
}
