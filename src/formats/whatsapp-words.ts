/** What WhatsApp itself writes in a chat, in the languages of phones. */

/** What stands for a picture that was left out. */
export const OMITTED =
  /omit|ausgeschlossen|weggel|omis|omess|ocult|utelatt|udelad|utelämn|pominięt|vynech|kihagy|исключ|пропущ|без медиа|hariç|dahil edilm|dihilang|diabaik|dikecual|tidak disertakan|jätetty|omes|略|忽略|含まれて|생략|제외|محذوف|استبعاد|بدون رسانه|तस्वीर|मीडिया|הושמט|לא נכלל/i;

/** Beside the name of a file that was sent. */
export const ATTACHED = oneOf(String.raw`
  file attached
  datei angehängt
  archivo adjunto
  fichier joint
  arquivo anexado
  ficheiro anexado
  file allegato
  bestand bijgevoegd
  файл добавлен
  dosya ekli
  plik dołączony
  fil vedlagt
  fil bifogad
`);

/** Behind a message, in angle brackets. */
export const EDITED = oneOf(String.raw`
  This message was edited
  Diese Nachricht wurde bearbeitet
  Se editó este mensaje
  Mensagem editada
  Ce message a été modifié
  Questo messaggio è stato modificato
  Dit bericht is bewerkt
  Сообщение изменено
  Данное сообщение изменено
  Bu mesaj düzenlendi
  Ta wiadomość została edytowana
  Pesan ini diedit
  Pesan ini telah diedit
  Muokkasit tätä viestiä
  Tätä viestiä muokattiin
  Det här meddelandet redigerades
`);

/** In place of a message. */
export const DELETED = oneOf(String.raw`
  this message was deleted
  you deleted this message
  this message was deleted by admin [^\n]+
  diese nachricht wurde gelöscht
  du hast diese nachricht gelöscht
  se eliminó este mensaje
  eliminaste este mensaje
  mensagem apagada
  essa mensagem foi apagada
  esta mensagem foi apagada
  você apagou esta mensagem
  ce message a été supprimé
  vous avez supprimé ce message
  questo messaggio è stato eliminato
  hai eliminato questo messaggio
  dit bericht (?:is|werd) verwijderd
  данное сообщение удалено
  вы удалили данное сообщение
  bu mesaj silindi
  bu mesajı sildiniz
  ta wiadomość została usunięta
  usunięto tę wiadomość
  pesan ini (?:telah )?dihapus
  anda menghapus pesan ini
  tämä viesti poistettiin
  det här meddelandet har raderats
  denne besked blev slettet
  denne meldingen ble slettet
  此消息已删除
  您已删除此消息
  這則訊息已刪除
  このメッセージは削除されました
  삭제된 메시지입니다
  تم حذف هذه الرسالة
  حذفت هذه الرسالة
  הודעה זו נמחקה
  यह संदेश हटाया गया
  यह मैसेज मिटाया गया
`);

/** Of a call that was missed, and in newer chats of any; the length of it may follow. */
export const CALL =
  /^(?:(?:missed |silenced |group )*(?:voice|video) call|verpasster (?:sprach|video)anruf|llamada (?:de voz )?perdida|chamada (?:de voz|de vídeo) perdida|appel (?:vocal|vidéo) manqué|chiamata (?:vocale|video) persa|gemiste (?:spraak|video)oproep)\b/i;

/** Takes no notice of case, nor of a full stop at the end. */
function oneOf(lines: string): RegExp {
  const patterns = lines.trim().split(/\n\s*/);
  return new RegExp(String.raw`^(?:${patterns.join('|')})[.。]?$`, 'i');
}
