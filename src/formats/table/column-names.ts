import type { FieldMapping } from './mapping.ts';

type FieldsOf<M extends FieldMapping> = keyof M['fields'];
/** The name of a field of a mapping. */
export type Field =
  FieldsOf<Extract<FieldMapping, { type: 'MESSAGE' }>> | FieldsOf<Extract<FieldMapping, { type: 'STATEMENT' }>>;

/**
 * The column names that tables use for each field, in several languages, normalised by `fold`. The order matters: a
 * field takes its columns before the fields after it, and the best name of a field comes first.
 */
const NAMES: readonly (readonly [field: Field, names: string])[] = [
  ['id', 'id messageid msgid uid guid tweetid statusid idstr nr no number'],
  [
    'inReplyTo',
    'inreplyto inreplytoid inreplytostatusid inreplytotweetid inresponsetotweetid replyto replytoid replytostatusid ' +
      'replytomsgid replytomessageid replying parent parentid',
  ],
  ['thread', 'thread threadid conversation conversationid chatid chat'],
  ['subject', 'subject title betreff objet asunto assunto oggetto onderwerp headline тема 主题 主旨 件名 제목'],
  ['speaker', 'speaker saidby sprecher whosaidit orateur'],
  ['outlet', 'outlet publication newspaper medium programme program'],
  ['audience', 'audience venue occasion'],
  [
    'sender',
    'sender from fromaddress fromemail senderemail author user username screenname handle who von absender expediteur ' +
      'remitente remetente mittente afzender отправитель автор 发件人 寄件者 差出人 送信者 보낸사람 authorid senderid ' +
      'de name email emailaddress phone phonenumber',
  ],
  [
    'to',
    'to toaddress toemail recipient recipients receiver addressee whom towhom an empfanger destinataire destinataires ' +
      'destinatario para ontvanger получатель кому 收件人 宛先 受信者 받는사람',
  ],
  ['cc', 'cc ccaddress copy kopie'],
  ['bcc', 'bcc bccaddress'],
  [
    'occurred',
    'date datetime timestamp time sent sentat senton sentdate datesent messagedate msgdate publishdate publishedat ' +
      'postedat datereceived received createdat created when datum fecha data zeitpunkt zeitstempel дата 日期 时间 日付 ' +
      '日時 送信日時 날짜',
  ],
  [
    'text',
    'text message body content statement quote words tweet fulltext messagebody said nachricht inhalt texte contenu ' +
      'mensaje mensagem texto testo messaggio bericht текст сообщение 内容 正文 本文 내용',
  ],
  ['links', 'url urls link links expandedurls tweeturl'],
  ['language', 'language lang'],
];
const FOLDED = NAMES.map(([field, names]) => [field, names.split(' ').map(fold)] as const);
const FIELDS_OF = new Map<string, Field[]>();
for (const [field, names] of FOLDED) {
  for (const name of names) FIELDS_OF.set(name, [...(FIELDS_OF.get(name) ?? []), field]);
}
const TIMES = ['time', 'hour', 'uhrzeit', 'zeit', 'heure', 'hora', 'ora', 'tijd', 'время'];
const DISPLAY_NAMES = ['fromname', 'sendername', 'authorname', 'displayname', 'fullname', 'vonname', 'denom'];

/** The columns that fit each field by their names, the best one first. */
export function namedColumns(columns: readonly string[]): (readonly [field: Field, columns: readonly string[]])[] {
  return FOLDED.map(([field, names]) => {
    const exact = names.flatMap((name) => columns.filter((column) => fold(column) === name));
    return [field, [...exact, ...columns.filter((column) => !exact.includes(column) && suggests(column, field))]];
  });
}

/** Whether a longer name has a word of this field and no word of another field: `What was said`, `Source link`. */
function suggests(column: string, field: Field): boolean {
  const words = column.split(/[^\p{L}\p{N}]+|(?<=\p{Ll})(?=\p{Lu})/u).map(fold);
  const fields = new Set(words.flatMap((word) => FIELDS_OF.get(word) ?? []));
  return fields.size === 1 && fields.has(field);
}

export function isTimeColumn(column: string): boolean {
  return TIMES.includes(fold(column));
}

/** Column names for the display name of a person whose address or handle is in another column. */
export function isDisplayName(column: string): boolean {
  return DISPLAY_NAMES.includes(fold(column));
}

function fold(name: string): string {
  return name
    .normalize('NFKD')
    .replaceAll(/[^\p{L}\p{N}]/gu, '')
    .toLowerCase();
}
