/** What stands behind the time of a WhatsApp message: who says what, what was sent, or what the app itself says. */
import { withoutMarks } from './whatsapp-line.ts';

export interface WhatsappMessage {
  /** Null where the app says it. */
  readonly sender: string | null;
  readonly text: string;
  /** Whether the words are the sender's own. */
  readonly isVerbatim: boolean;
  readonly isEdited: boolean;
  readonly attachments: readonly { readonly name: string }[];
}

/** What stands for a picture that was left out, in the languages of phones. */
const OMITTED =
  /omit|ausgeschlossen|weggel|omis|omess|ocult|utelatt|udelad|utelämn|pominięt|vynech|kihagy|исключ|пропущ|без медиа|hariç|dihilang|diabaik|dikecual|jätetty|omes|略|忽略|생략|제외|محذوف|तस्वीर|הושמט/i;
const IN_BRACKETS = /^<([^<>\n]{3,60})>$/;
const ATTACHED_IOS = /^<[^<>:\n]{3,30}:\s?([^<>\n]+\.\w{2,5})>/;
const ATTACHED_ANDROID = /^([^\n]*?\.\w{2,5}) \(([^()\n]+)\)(?=\n|$)/;
const OWN_FILE = /^(IMG|VID|AUD|PTT|STK|DOC)-\d{8}-WA\d+/;
const ATTACHED_WORDS =
  /^(file attached|datei angehängt|archivo adjunto|fichier joint|arquivo anexado|ficheiro anexado|file allegato|bestand bijgevoegd|файл добавлен|dosya ekli|plik dołączony|fil vedlagt|fil bifogad)$/i;
const EDITED = '<This message was edited>';
const DELETED =
  /^(this message was deleted|you deleted this message|diese nachricht wurde gelöscht|du hast diese nachricht gelöscht|se eliminó este mensaje|eliminaste este mensaje|mensagem apagada|essa mensagem foi apagada|ce message a été supprimé|questo messaggio è stato eliminato|dit bericht (is|werd) verwijderd)\.?$/i;

export function readMessage(raw: string): WhatsappMessage {
  const split = splitSender(raw);
  if (split === null) return appSays(raw);
  const { sender, said } = split;
  const isMarked = /^[\u200e\u200f]/.test(said);
  const whole = withoutMarks(said).trim();
  const text = whole.endsWith(EDITED) ? whole.slice(0, -EDITED.length).trimEnd() : whole;
  const sent = readAttachment(text, isMarked);
  // iOS marks what the app says in someone's name: that she was added, that a call was missed.
  if (sent === null && isMarked && !DELETED.test(text)) return appSays(raw);
  return {
    sender,
    text: sent?.caption ?? text,
    isVerbatim: !DELETED.test(text),
    isEdited: text !== whole,
    attachments: sent === null ? [] : [{ name: sent.name }],
  };
}

function appSays(raw: string): WhatsappMessage {
  return { sender: null, text: withoutMarks(raw).trim(), isVerbatim: false, isEdited: false, attachments: [] };
}

/** Names hold no quotation marks; what the app says of subjects does: `Ann changed the subject to "Re: plans"`. */
function splitSender(raw: string): { readonly sender: string; readonly said: string } | null {
  const match = /^([^\n:]{1,100}?)\s?:(?:\s([^]*)|([^\s:]?)(?![^\n]))/.exec(raw);
  const sender = withoutMarks(match?.[1] ?? '')
    .replaceAll(/\s+/g, ' ')
    .replace(/^~\s?/, '')
    .trim();
  if (match === null || sender === '' || /["“”«»„]|https?$/.test(sender)) return null;
  return { sender, said: match[2] ?? raw.slice(raw.indexOf(':') + 1) };
}

function readAttachment(text: string, isMarked: boolean): { readonly name: string; readonly caption: string } | null {
  const inBrackets = IN_BRACKETS.exec(text)?.[1];
  if (inBrackets !== undefined && OMITTED.test(inBrackets)) return { name: inBrackets, caption: '' };
  if (isMarked && !text.includes('\n') && OMITTED.test(text)) return { name: text, caption: '' };
  // `report.pdf • ‎12 pages ‎document omitted`
  const named = /^([^\n]+\.\w{2,5}) • [^\n]*$/.exec(text);
  if (named?.[1] !== undefined && OMITTED.test(text)) return { name: named[1], caption: '' };
  const ios = ATTACHED_IOS.exec(text);
  if (ios?.[1] !== undefined) return { name: ios[1], caption: text.slice(ios[0].length).trim() };
  const android = ATTACHED_ANDROID.exec(text);
  const [whole = '', name = '', words = ''] = android ?? [];
  const isAttached = isMarked || OWN_FILE.test(name) || ATTACHED_WORDS.test(words);
  return android !== null && isAttached ? { name, caption: text.slice(whole.length).trim() } : null;
}
