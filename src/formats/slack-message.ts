/** One message of a Slack export, as far as the record takes it. Whatever else stands there is passed over. */
import { z } from 'zod';

const text = z.string().nullish();
const slackFile = z.object({
  name: text,
  title: text,
  mimetype: text,
  size: z.int().min(0).nullish(),
  url_private: text,
  permalink: text,
});

export const slackMessage = z.object({
  type: text,
  subtype: text,
  ts: z.string().regex(/^\d{1,11}\.\d{6}$/, { error: 'is not a Slack time stamp, such as 1661990400.000200' }),
  thread_ts: text,
  user: text,
  bot_id: text,
  username: text,
  bot_profile: z.object({ name: text }).nullish(),
  user_profile: z.object({ real_name: text, display_name: text, name: text }).nullish(),
  inviter: text,
  text,
  edited: z.object({ ts: text }).nullish(),
  files: z.array(slackFile.nullable()).nullish(),
  file: slackFile.nullish(),
  attachments: z
    .array(
      z
        .object({
          from_url: text,
          original_url: text,
          pretext: text,
          title: text,
          text,
          fallback: text,
          fields: z.array(z.object({ title: text, value: z.union([z.string(), z.number()]).nullish() })).nullish(),
        })
        .nullable(),
    )
    .nullish(),
  blocks: z.array(z.object({ text: z.union([z.string(), z.object({ text })]).nullish() }).nullable()).nullish(),
  reactions: z.array(z.unknown()).nullish(),
});
export type SlackMessage = z.output<typeof slackMessage>;

/** What people and bots say; whatever has another subtype, Slack says of them. */
const SPEECH = new Set([
  'bot_message',
  'document_mention',
  'file_comment',
  'file_mention',
  'file_share',
  'me_message',
  'reply_broadcast',
  'slackbot_response',
  'thread_broadcast',
]);

export function isSpeech({ subtype }: SlackMessage): boolean {
  return subtype === null || subtype === undefined || subtype === '' || SPEECH.has(subtype);
}

/** Its words, in Slack's markup. Previews of linked pages are not the sender's words. */
export function wordsOf({ text: own, attachments, blocks }: SlackMessage): string {
  const attached = (attachments ?? []).flatMap((part) => {
    if (part === null || isSaid(part.from_url) || isSaid(part.original_url)) return [];
    const fields = (part.fields ?? []).map(({ title, value }) => [title, value].filter(isSaid).join(': '));
    const said = [part.pretext, part.title, part.text, ...fields].filter(isSaid);
    return said.length > 0 ? said : [part.fallback].filter(isSaid);
  });
  const parts = [own, ...attached].filter(isSaid);
  if (parts.length > 0) return parts.join('\n');
  return (blocks ?? []).flatMap((block) => blockText(block?.text)).join('\n');
}

function blockText(given: string | { text?: string | null | undefined } | null | undefined): string[] {
  const said = typeof given === 'string' ? given : given?.text;
  return isSaid(said) ? [said] : [];
}

function isSaid(part: string | number | null | undefined): part is string | number {
  return part !== null && part !== undefined && part !== '';
}
