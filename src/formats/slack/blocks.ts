/** The layout blocks of a Slack message, as text in Slack's own markup. */
import { z } from 'zod';

const text = z.string().nullish();

interface RichElement {
  readonly type?: string | null | undefined;
  readonly text?: string | { readonly text?: string | null | undefined } | null | undefined;
  readonly url?: string | null | undefined;
  readonly name?: string | null | undefined;
  readonly range?: string | null | undefined;
  readonly fallback?: string | null | undefined;
  readonly user_id?: string | null | undefined;
  readonly channel_id?: string | null | undefined;
  readonly usergroup_id?: string | null | undefined;
  readonly elements?: readonly (RichElement | null)[] | null | undefined;
}
const richElement: z.ZodType<RichElement> = z.lazy(() =>
  z.object({
    type: text,
    text: z.union([z.string(), z.object({ text })]).nullish(),
    url: text,
    name: text,
    range: text,
    fallback: text,
    user_id: text,
    channel_id: text,
    usergroup_id: text,
    elements: z.array(richElement.nullable()).nullish(),
  }),
);

const label = z.union([z.string(), z.object({ text })]).nullish();
export const slackBlock = z.object({
  type: text,
  text: label,
  title: label,
  alt_text: text,
  image_url: text,
  fields: z.array(label).nullish(),
  elements: z.array(richElement.nullable()).nullish(),
});
type SlackBlock = z.output<typeof slackBlock>;
type Blocks = readonly (SlackBlock | null)[] | null | undefined;

/** Whether an app made the blocks, and not a person. The text of such a message may say less than its blocks. */
export function areOfApp(blocks: Blocks): boolean {
  return (blocks ?? []).some((block) => block?.type !== 'rich_text');
}

/** The text of the blocks, one line for each part. Buttons and menus are left out. */
export function blockLines(blocks: Blocks): string[] {
  return (blocks ?? []).flatMap((block) => (block === null ? [] : linesOfBlock(block))).filter((line) => line !== '');
}

function linesOfBlock({ type, text: own, title, alt_text, fields, elements }: SlackBlock): string[] {
  switch (type ?? '') {
    case 'rich_text':
      return (elements ?? []).flatMap((part) => (part === null ? [] : richTextLines(part)));
    case 'context':
      return [
        (elements ?? [])
          .map((part) => labelOf(part?.text))
          .join(' ')
          .trim(),
      ];
    case 'actions':
      return [];
    case 'image':
    case 'video':
      return [labelOf(title) || (alt_text ?? '')];
    default:
      return [labelOf(own), ...(fields ?? []).map(labelOf)];
  }
}

function richTextLines(part: RichElement): string[] {
  const parts = (part.elements ?? []).filter((element) => element !== null);
  if (part.type !== 'rich_text_list') return [parts.map(inlineText).join('').replace(/\n$/, '')];
  return parts.map((item) => `• ${richTextLines(item).join('\n')}`);
}

/** A piece of a line, escaped as in the text of a message. */
function inlineText(piece: RichElement): string {
  const shown = escape(labelOf(piece.text));
  switch (piece.type ?? '') {
    case 'user':
      return `<@${piece.user_id ?? ''}>`;
    case 'channel':
      return `<#${piece.channel_id ?? ''}>`;
    case 'usergroup':
      return `<!subteam^${piece.usergroup_id ?? ''}>`;
    case 'broadcast':
      return `<!${piece.range ?? ''}>`;
    case 'emoji':
      return `:${piece.name ?? ''}:`;
    case 'link':
      return `<${escape(piece.url ?? '')}${shown === '' ? '' : `|${shown}`}>`;
    case 'date':
      return escape(piece.fallback ?? '') || shown;
    default:
      return shown;
  }
}

function labelOf(given: string | { readonly text?: string | null | undefined } | null | undefined): string {
  return (typeof given === 'string' ? given : given?.text) ?? '';
}

function escape(plain: string): string {
  return plain.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
