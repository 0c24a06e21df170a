/** Service messages: what Telegram itself says in a chat, for instance that someone joined. */
import { isGiven } from '../kit/given.ts';
import { textOf } from './content.ts';
import { detailsOf } from './details.ts';
import type { TelegramMessage } from './message.ts';

/** Members that the text gives in another way, or that tell a reader nothing. */
const NOT_DETAILS: ReadonlySet<string> = new Set(
  `id type date date_unixtime edited edited_unixtime from from_id to_id text text_entities
  actor actor_id action information_text title members message_id discard_reason
  duration_seconds photo photo_file_size width height reactions is_limited is_anonymous
  inline_bot_buttons reply_to_peer_id media_spoiler`.split(/\s+/),
);

/** `Ann: invite members: Bob, Cy` */
export function serviceTextOf(message: TelegramMessage): string {
  const { actor, action, title, members, discard_reason, duration_seconds } = message;
  const seconds = typeof duration_seconds === 'number' ? `${duration_seconds} s` : undefined;
  const named = [title, (members ?? []).filter(isGiven).join(', '), discard_reason, seconds].filter(isGiven);
  const deed = (action ?? message.information_text ?? 'service message').replaceAll('_', ' ');
  const details = [...named, ...detailsOf(message, NOT_DETAILS)];
  return [actor ?? message.from, deed, details.join(', '), textOf(message)].filter(isGiven).join(': ');
}

export function isService({ type }: TelegramMessage): boolean {
  return type === 'service';
}

export function isCall({ action }: TelegramMessage): boolean {
  return action === 'phone_call' || action === 'group_call';
}
