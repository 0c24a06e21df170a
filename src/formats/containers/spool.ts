import { mkdtemp, open, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ArchiveFile } from '../format.ts';
import { readHead } from './head.ts';

const CHUNK_BYTES = 64 * 1024;

/**
 * A temporary file for archives that can only be read from beginning to end: it keeps their files, so that these can be
 * read in any order. It has no name on disk, so the system removes it when the process ends for any reason.
 */
export class Spool implements AsyncDisposable {
  readonly #handle: Awaited<ReturnType<typeof open>>;
  readonly #folder: string;
  #length = 0;

  private constructor(handle: Awaited<ReturnType<typeof open>>, folder: string) {
    this.#handle = handle;
    this.#folder = folder;
  }

  static async create(): Promise<Spool> {
    const folder = await mkdtemp(join(tmpdir(), 'backchannel-'));
    const handle = await open(join(folder, 'spool'), 'wx+');
    // Some systems can't remove an open file. There it is removed when the spool is closed.
    await rm(folder, { recursive: true }).catch(() => undefined);
    return new Spool(handle, folder);
  }

  /** Writes a whole content. The returned file is readable until the spool is closed. */
  async add(path: string, content: AsyncIterable<Uint8Array>): Promise<ArchiveFile> {
    const start = this.#length;
    for await (const chunk of content) {
      await this.#handle.write(chunk, 0, chunk.length, this.#length);
      this.#length += chunk.length;
    }
    const size = this.#length - start;
    const read = () => this.#read(start, size);
    return { path, size, open: read, head: () => readHead(read()) };
  }

  async *#read(start: number, size: number): AsyncGenerator<Uint8Array> {
    for (let done = 0; done < size;) {
      const buffer = Buffer.allocUnsafe(Math.min(CHUNK_BYTES, size - done));
      const { bytesRead } = await this.#handle.read(buffer, 0, buffer.length, start + done);
      if (bytesRead === 0) throw new Error('The temporary file is shorter than the content that was written to it');
      yield buffer.subarray(0, bytesRead);
      done += bytesRead;
    }
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#handle.close();
    await rm(this.#folder, { recursive: true, force: true });
  }
}
