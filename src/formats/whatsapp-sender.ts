import { withoutMarks } from './whatsapp-line.ts';

/** Names hold no quotation marks; what the app says of subjects does: `Ann changed the subject to "Re: plans"`. */
export function splitSender(raw: string): { readonly sender: string; readonly said: string } | null {
  const match = /^([^\n:]{1,100}?)\s?:(?:\s([^]*)|([^\s:]?)(?![^\n]))/.exec(raw);
  const sender = withoutMarks(match?.[1] ?? '')
    .replaceAll(/\s+/g, ' ')
    .replace(/^~\s?/, '')
    .trim();
  if (match === null || sender === '' || /["“”«»„]|https?$/.test(sender)) return null;
  return { sender, said: match[2] ?? raw.slice(raw.indexOf(':') + 1) };
}
