/** Who says a Slack message to whom, and whom it is about. */
import type { z } from 'zod';
import type { messageInput, PartyInput } from '../../domain/record/input.ts';
import type { ActorKind } from '../../domain/record/vocabulary.ts';
import { introduceProfile, present, type Profile, toLabel } from '../kit/chat-parts.ts';
import type { Position, ReadContext, ReadEvent } from '../format.ts';
import { isToldBySlack, kindOf, type SlackMessage } from './message.ts';
import { quotedBy } from './content.ts';
import type { SlackChannel, SlackWorkspace } from './workspace.ts';

type Participants = Pick<z.input<typeof messageInput>, 'wording' | 'sender' | 'to' | 'about'> & {
  readonly channel?: 'CALL';
};

/** `<@U1|ann>` → `ann`, as messages of 2015 name whoever sent a file. */
function nameIn(username: string | null | undefined): string | null | undefined {
  return /^<@\w+\|([^<>|]+)>$/.exec(username ?? '')?.[1] ?? username;
}

export class SlackPeople {
  readonly #workspace: SlackWorkspace;
  readonly #context: ReadContext;

  constructor(workspace: SlackWorkspace, context: ReadContext) {
    this.#workspace = workspace;
    this.#context = context;
  }

  /** Who wrote the messages that it shares. */
  *sharedFrom(message: SlackMessage, at: Position): Generator<ReadEvent, string[]> {
    const authors = quotedBy(message).flatMap(({ is_share, author_id }) =>
      is_share === true ? (toLabel(author_id) ?? []) : [],
    );
    const actors: string[] = [];
    for (const author of new Set(authors)) actors.push((yield* this.#user(author, at)).actor);
    return actors;
  }

  *participants(message: SlackMessage, channel: SlackChannel, at: Position): Generator<ReadEvent, Participants> {
    switch (kindOf(message)) {
      case 'SPEECH': {
        const sender = yield* this.#author(message, at);
        const to: PartyInput[] = [];
        for (const member of channel.members ?? []) if (member !== message.user) to.push(yield* this.#user(member, at));
        return { wording: isToldBySlack(message) ? 'REPORTED' : 'VERBATIM', sender, to: present(to) };
      }
      case 'CALL': {
        const { created_by, participant_history } = message.room ?? {};
        const caller = toLabel(created_by);
        const sender = caller === undefined ? yield* this.#author(message, at) : yield* this.#user(caller, at);
        return {
          wording: 'REPORTED',
          channel: 'CALL',
          sender,
          about: yield* this.#actors(participant_history ?? [], at),
        };
      }
      case 'DELETED':
        return { wording: 'REPORTED' };
      case 'SYSTEM': {
        const author = yield* this.#author(message, at);
        const others = yield* this.#actors([message.inviter ?? ''], at);
        return {
          wording: 'REPORTED',
          about: present([...(author === undefined ? [] : [author.actor]), ...(others ?? [])]),
        };
      }
    }
  }

  *#actors(users: readonly string[], at: Position): Generator<ReadEvent, string[] | undefined> {
    const actors = new Set<string>();
    for (const user of users) if (toLabel(user) !== undefined) actors.add((yield* this.#user(user, at)).actor);
    return present([...actors]);
  }

  *#author(message: SlackMessage, at: Position): Generator<ReadEvent, PartyInput | undefined> {
    const { comment, user, bot_id, bot_profile, username, user_profile } = message;
    const names = user_profile ?? {};
    const id = toLabel(user) ?? toLabel(comment?.user);
    if (id !== undefined) {
      const own = [names.display_name, names.real_name, names.name, nameIn(username), bot_profile?.name];
      const isBot = (bot_profile ?? null) !== null && (user_profile ?? null) === null;
      return yield* this.#user(id, at, own, isBot ? 'ORGANISATION' : 'PERSON');
    }
    const handle = toLabel(bot_id) ?? toLabel(username);
    if (handle === undefined) return undefined;
    const profile: Profile = {
      platform: 'slack',
      handle,
      name: toLabel(bot_profile?.name) ?? username,
      aliases: [username],
      kind: 'ORGANISATION',
    };
    return yield* introduceProfile(this.#context, profile, at);
  }

  *#user(
    id: string,
    at: Position,
    names: readonly (string | null | undefined)[] = [],
    kind: ActorKind = 'PERSON',
  ): Generator<ReadEvent, PartyInput> {
    const known = names.map((name) => toLabel(name)).filter((name) => name !== undefined);
    const unlisted = { platform: 'slack', handle: id, name: known[0], aliases: known, kind };
    return yield* introduceProfile(this.#context, this.#workspace.user(id) ?? unlisted, at);
  }
}
