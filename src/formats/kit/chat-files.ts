import type { ArchiveFile, ReadContext, ReadEvent, TreeFormat } from '../format.ts';
import { readFileOf } from './read-file.ts';

/** A format whose files each have one chat or several; other files beside them are attachments. */
export interface ChatFiles {
  readonly name: string;
  /** The ending of the names of its files. */
  readonly extension: string;
  readonly recognises: (head: string) => boolean;
  /** Whether a file belongs to one of these chats, by its path: an attachment, or a web page of the chat. */
  readonly isBeside: (path: string, chats: readonly string[]) => boolean;
  readonly read: (file: ArchiveFile, context: ReadContext) => AsyncGenerator<ReadEvent>;
}

/** Reads one chat after the other, and notes that the content of the files beside them is not kept. */
export function chatFiles({ name, extension, recognises, isBeside, read }: ChatFiles): TreeFormat {
  async function chatsAmong(files: readonly ArchiveFile[]): Promise<ArchiveFile[]> {
    const chats: ArchiveFile[] = [];
    for (const file of files) {
      if (file.path.toLowerCase().endsWith(extension) && recognises(await file.head())) chats.push(file);
    }
    return chats;
  }
  return {
    name,
    async claims(files) {
      const chats = await chatsAmong(files);
      const paths = chats.map(({ path }) => path);
      const taken = new Set(chats);
      const beside = files.filter((file) => !taken.has(file) && paths.length > 0 && isBeside(file.path, paths));
      return [...chats, ...beside];
    },
    async *readTree(files, context) {
      const chats = new Set(await chatsAmong(files));
      for (const file of chats) yield* readFileOf(file.path, read(file, context));
      for (const file of files) {
        if (chats.has(file)) continue;
        const text = 'lie beside the chat: messages name them, but their content is not kept';
        yield { kind: 'NOTE', topic: 'files', text, at: { file: file.path } };
      }
    },
  };
}

export function folderOf(path: string): string {
  return path.slice(0, path.lastIndexOf('/') + 1);
}

export function nameOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}
