/** What stands behind the time of a WhatsApp message: who says what, what was sent, or what the app itself says. */
import { withoutMarks } from './whatsapp-line.ts';

export interface WhatsappMessage {
  /** Null where the app says it. */
  readonly sender: string | null;
  readonly text: string;
  /** Whether the words are the sender's own. */
  readonly isVerbatim: boolean;
  readonly isEdited: boolean;
  readonly isCall: boolean;
  readonly attachments: readonly { readonly name: string }[];
}

/** What stands for a picture that was left out, in the languages of phones. */
const OMITTED =
  /omit|ausgeschlossen|weggel|omis|omess|ocult|utelatt|udelad|utelämn|pominięt|vynech|kihagy|исключ|пропущ|без медиа|hariç|dahil edilm|dihilang|diabaik|dikecual|tidak disertakan|jätetty|omes|略|忽略|含まれて|생략|제외|محذوف|استبعاد|بدون رسانه|तस्वीर|मीडिया|הושמט|לא נכלל/i;
const IN_BRACKETS = /^<([^<>\n]{3,60})>$/;
const ATTACHED_IOS = /^<[^<>:\n]{3,30}:\s?([^<>\n]+\.\w{2,5})>/;
const ATTACHED_ANDROID = /^([^\n]*?\.\w{2,5}) \(([^()\n]+)\)(?=\n|$)/;
const OWN_FILE = /^(IMG|VID|AUD|PTT|STK|DOC)-\d{8}-WA\d+/;
const ATTACHED_WORDS =
  /^(file attached|datei angehängt|archivo adjunto|fichier joint|arquivo anexado|ficheiro anexado|file allegato|bestand bijgevoegd|файл добавлен|dosya ekli|plik dołączony|fil vedlagt|fil bifogad)$/i;
/** What the app says of a message, and what it is in other languages, without what is written about it. */
const EDITED_WORDS = [
  ...['This message was edited', 'Diese Nachricht wurde bearbeitet', 'Se editó este mensaje', 'Mensagem editada'],
  ...[
    'Ce message a été modifié',
    'Questo messaggio è stato modificato',
    'Dit bericht is bewerkt',
    'Сообщение изменено',
  ],
  ...['Данное сообщение изменено', 'Bu mesaj düzenlendi', 'Ta wiadomość została edytowana', 'Pesan ini diedit'],
  ...['Pesan ini telah diedit', 'Muokkasit tätä viestiä', 'Tätä viestiä muokattiin', 'Det här meddelandet redigerades'],
];
const EDITED = new RegExp(String.raw`\s*<(?:${EDITED_WORDS.join('|')})\.?>$`, 'i');
const DELETED_WORDS = [
  ...['this message was deleted', 'you deleted this message', 'this message was deleted by admin [^\n]+'],
  ...['diese nachricht wurde gelöscht', 'du hast diese nachricht gelöscht', 'se eliminó este mensaje'],
  ...['eliminaste este mensaje', 'mensagem apagada', 'essa mensagem foi apagada', 'esta mensagem foi apagada'],
  ...['você apagou esta mensagem', 'ce message a été supprimé', 'vous avez supprimé ce message'],
  ...['questo messaggio è stato eliminato', 'hai eliminato questo messaggio', 'dit bericht (?:is|werd) verwijderd'],
  ...['данное сообщение удалено', 'вы удалили данное сообщение', 'bu mesaj silindi', 'bu mesajı sildiniz'],
  ...[
    'ta wiadomość została usunięta',
    'usunięto tę wiadomość',
    'pesan ini (?:telah )?dihapus',
    'anda menghapus pesan ini',
  ],
  ...[
    'tämä viesti poistettiin',
    'det här meddelandet har raderats',
    'denne besked blev slettet',
    'denne meldingen ble slettet',
  ],
  ...['此消息已删除', '您已删除此消息', '這則訊息已刪除', 'このメッセージは削除されました', '삭제된 메시지입니다'],
  ...['تم حذف هذه الرسالة', 'حذفت هذه الرسالة', 'הודעה זו נמחקה', 'यह संदेश हटाया गया', 'यह मैसेज मिटाया गया'],
];
const DELETED = new RegExp(String.raw`^(?:${DELETED_WORDS.join('|')})[.。]?$`, 'i');
/** `POLL:` with what can be chosen below it, `Location: https://…`: the app's word before what someone sent. */
const SENT = /^\p{Lu}[\p{L}\s]{2,20}:(?:\s*\n|\s?https?:\/\/)/u;
const CALL =
  /^(?:(?:missed |silenced |group )*(?:voice|video) call|verpasster (?:sprach|video)anruf|llamada (?:de voz )?perdida|chamada (?:de voz|de vídeo) perdida|appel (?:vocal|vidéo) manqué|chiamata (?:vocale|video) persa|gemiste (?:spraak|video)oproep)\b/i;

export function readMessage(raw: string): WhatsappMessage {
  const split = splitSender(raw);
  if (split === null) return appSays(raw);
  const { sender, said } = split;
  const isMarked = /^[\u200e\u200f]/.test(said);
  const whole = withoutMarks(said).trim();
  const text = whole.replace(EDITED, '');
  const sent = readAttachment(text, isMarked);
  // iOS marks what the app says in someone's name: that she was added, that a call was missed.
  const isCall = isMarked && CALL.test(text);
  const isSent = sent !== null || isCall || DELETED.test(text) || SENT.test(text);
  if (isMarked && !isSent) return appSays(raw);
  return {
    sender,
    text: sent?.caption ?? text,
    isVerbatim: !isCall && !DELETED.test(text),
    isEdited: text !== whole,
    isCall,
    attachments: sent === null ? [] : [{ name: sent.name }],
  };
}

function appSays(raw: string): WhatsappMessage {
  const text = withoutMarks(raw).trim();
  return { sender: null, text, isVerbatim: false, isEdited: false, isCall: CALL.test(text), attachments: [] };
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
