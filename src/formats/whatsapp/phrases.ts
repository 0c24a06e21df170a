/** Phrases that WhatsApp itself writes into a chat, in the languages of phones. */

/** In place of a picture that was not exported. */
export const OMITTED =
  /omit|ausgeschlossen|weggel|ausgel|absent|omis|omess|ocult|utelatt|udelad|utelämn|pominięt|vynech|kihagy|исключ|пропущ|без медиа|hariç|dahil edilm|dihilang|diabaik|dikecual|tidak disertakan|jätetty|omes|略|忽略|含まれて|생략|제외|محذوف|استبعاد|بدون رسانه|तस्वीर|मीडिया|הושמט|לא נכלל/i;

/** The kind of a file that was not exported, with the words after it: `image omitted`. */
export const MEDIA_OMITTED =
  /^(?:image|photo|video|audio|sticker|gif|document|contact|imagen|imagem|foto|v[ií]deo|[aá]udio|figurinha|pegatina|documento|cartão|tarjeta|bild|dokument|kontakt|afbeelding|vid[ée]o|immagine|görüntü|ses|belge|çıkartma|изображение|видео|аудио|стикер|документ|gambar|stiker|dokumen|obraz|naklejka|תמונה|סרטון|אודיו|סטיקר|מסמך|صورة|فيديو|الصوت|ملصق)[\p{L}-]*(?:\s[\p{L}-]+){1,3}$/iu;

/** The notice of encryption, at the beginning of each chat. */
export const ENCRYPTION =
  /end[- ]to[- ]end|ende-zu-ende|extremo a extremo|ponta a ponta|bout en bout|eind-tot-eind|uçtan uca|сквозн|наскрізн|end-til-end|ende-til-ende|totalsträck|päästä päähän|ujung[- ]ke[- ]ujung|végpontok közötti|端到端|端對端|종단간|エンドツーエンド|مشفرة تمام|מקצה לקצה/i;

/** Someone was added to a group or removed from it; the name stands in the same sentence. */
export const ADDED =
  /(?:^|\s)(?:added|removed|hinzugefügt|entfernt|adicionou|removeu|añadió|agregó|eliminó|ajouté|retiré|aggiunto|rimosso|toegevoegd|verwijderd|ekledi|çıkardı|добавил[а(]?|удалил[а(]?|menambahkan|mengeluarkan|أضاف|أزال|הוסיף|הסיר)(?!\p{L})/iu;

/** After the name of a file that was sent. */
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

/** After a message that was edited, in angle brackets. */
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

/** In place of a message that was deleted. */
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
  (?:você apagou|eliminou) (?:essa|esta) mensagem
  esta mensagem foi eliminada
  ce message a été supprimé
  vous avez supprimé ce message
  questo messaggio è stato eliminato
  hai eliminato questo messaggio
  dit bericht (?:is|werd) verwijderd
  (?:je|u) hebt dit bericht verwijderd
  данное сообщение удалено
  вы удалили данное сообщение
  bu mesaj silindi
  bu mesajı sildiniz
  ta wiadomość została usunięta
  usunięto tę wiadomość
  usunąłeś tę wiadomość
  tato zpráva byla (?:smazána|odstraněna)
  ez az üzenet törlésre került
  acest mesaj a fost șters
  pesan ini (?:telah )?dihapus
  anda (?:telah )?menghapus pesan ini
  mesej ini telah dipadam
  tin nhắn này đã bị xóa
  tämä viesti poistettiin
  poistit tämän viestin
  det här meddelandet (?:har raderats|raderades)
  du raderade det här meddelandet
  denne besked blev slettet
  du slettede denne besked
  denne meldingen ble slettet
  du slettet denne meldingen
  αυτό το μήνυμα διαγράφηκε
  це повідомлення видалено
  ви видалили це повідомлення
  此消息已删除
  您已删除此消息
  這則訊息已刪除
  このメッセージは削除されました
  삭제된 메시지입니다
  تم حذف هذه الرسالة
  (?:لقد )?حذ\u064e?فت هذه الرسالة
  این پیام حذف شد
  הודעה זו נמחקה
  מחקת הודעה זו
  यह संदेश हटाया गया
  यह मैसेज मिटाया गया
`);

/** A missed call; in newer chats any call, and its length may follow. */
export const CALL =
  /^(?:(?:missed |silenced |group )*(?:voice|video) call|(?:verpasster )?(?:sprach|video)anruf|(?:video)?llamada(?: de voz| de video)?(?: grupal)?(?: perdida)?|(?:chamada|ligação) de (?:voz|vídeo)|appel (?:vocal|vidéo)|(?:video)?chiamata(?: vocale| video)?(?: persa)?|(?:gemiste )?(?:spraak|video)oproep|(?:cevapsız )?(?:sesli|görüntülü) arama|пропущенный (?:аудио|видео)звонок|(?:аудио|видео)звонок|مكالمة (?:صوتية|فيديو)|שיחה קולית|שיחת וידאו|panggilan (?:suara|video))(?!\p{L})/iu;

/** Matches one of the lines in any case, with or without a full stop at the end. */
function oneOf(lines: string): RegExp {
  const patterns = lines.trim().split(/\n\s*/);
  return new RegExp(String.raw`^(?:${patterns.join('|')})[.。]?$`, 'i');
}
