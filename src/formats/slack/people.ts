/** The sender and the recipients of a Slack message, and the people that it is about. */
import type { z } from 'zod';
import type { messageInput, PartyInput } from '../../domain/record/input.ts';
import type { ActorKind } from '../../domain/record/vocabulary.ts';
import { introduceEach, introduceProfile, type Profile, toLabel } from '../kit/chat-parts.ts';
import type { ArchiveLocation, ReadContext, ReadEvent } from '../format.ts';
import { unlessEmpty } from '../kit/given.ts';
import { quotedMessagesOf } from './content.ts';
import { isFileNotice, kindOf, type SlackMessage } from './message.ts';
import type { SlackChannel, SlackWorkspace } from './workspace.ts';

type SlackParties = Pick<z.input<typeof messageInput>, 'wording' | 'sender' | 'to' | 'about'> & {
  readonly channel?: 'CALL';
};

/** `<@U1|ann>` → `ann`: exports of 2015 name the sender of a file in this way. */
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

  /** The authors of the messages that it shares. */
  *introduceOriginalAuthors(message: SlackMessage, at: ArchiveLocation): Generator<ReadEvent, string[]> {
    const authors = quotedMessagesOf(message).flatMap(({ is_share, author_id }) =>
      is_share === true ? (toLabel(author_id) ?? []) : [],
    );
    return yield* this.#actors(authors, at);
  }

  *partiesOf(message: SlackMessage, channel: SlackChannel, at: ArchiveLocation): Generator<ReadEvent, SlackParties> {
    switch (kindOf(message)) {
      case 'SPEECH': {
        const sender = yield* this.#author(message, at);
        const others = (channel.members ?? []).filter((member) => member !== message.user);
        const to = yield* introduceEach(others, (member) => this.#user(member, at));
        return { wording: isFileNotice(message) ? 'REPORTED' : 'VERBATIM', sender, to: unlessEmpty(to) };
      }
      case 'CALL': {
        const { created_by, participant_history } = message.room ?? {};
        const caller = toLabel(created_by);
        const sender = caller === undefined ? yield* this.#author(message, at) : yield* this.#user(caller, at);
        const about = yield* this.#actors(participant_history ?? [], at);
        return { wording: 'REPORTED', channel: 'CALL', sender, about: unlessEmpty(about) };
      }
      case 'DELETED':
        return { wording: 'REPORTED' };
      case 'SYSTEM': {
        const author = yield* this.#author(message, at);
        const others = yield* this.#actors([message.inviter ?? ''], at);
        const about = [...(author === undefined ? [] : [author.actor]), ...others];
        return { wording: 'REPORTED', about: unlessEmpty(about) };
      }
    }
  }

  *#actors(users: readonly string[], at: ArchiveLocation): Generator<ReadEvent, string[]> {
    const named = users.filter((user) => toLabel(user) !== undefined);
    const parties = yield* introduceEach(new Set(named), (user) => this.#user(user, at));
    return [...new Set(parties.map(({ actor }) => actor))];
  }

  *#author(message: SlackMessage, at: ArchiveLocation): Generator<ReadEvent, PartyInput | undefined> {
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

  /** The user as the workspace lists it. The names and the kind are for users that are missing in the list. */
  *#user(
    id: string,
    at: ArchiveLocation,
    names: readonly (string | null | undefined)[] = [],
    kind: ActorKind = 'PERSON',
  ): Generator<ReadEvent, PartyInput> {
    const known = names.map((name) => toLabel(name)).filter((name) => name !== undefined);
    const unlisted = { platform: 'slack', handle: id, name: known[0], aliases: known, kind };
    return yield* introduceProfile(this.#context, this.#workspace.user(id) ?? unlisted, at);
  }
}
