import { withoutMarks } from './message-start.ts';

export interface WhatsappSender {
  readonly sender: string;
  /** With the tilde before names that someone gave himself, and no address book has: `~ Ann`. */
  readonly shown: string;
  readonly said: string;
}

/** Names hold no quotation marks; what the app says of subjects does: `Ann changed the subject to "Re: plans"`. */
export function splitSender(raw: string): WhatsappSender | null {
  const match = /^([^\n:]{1,100}?)\s?:(?:\s([^]*)|([^\s:]?)(?![^\n]))/.exec(raw);
  const shown = withoutMarks(match?.[1] ?? '')
    .replaceAll(/\s+/g, ' ')
    .trim();
  const sender = shown.replace(/^~\s?/, '');
  if (match === null || sender === '' || /["“”«»„]|https?$/.test(sender)) return null;
  return { sender, shown, said: match[2] ?? raw.slice(raw.indexOf(':') + 1) };
}
