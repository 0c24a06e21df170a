/**
 * Files that are served from memory, so a client that asks and never reads keeps no file open. They are compressed by
 * the build.
 */
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import negotiate from '@fastify/accept-negotiator';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';

const TYPES: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.ttf': 'font/ttf',
  '.woff2': 'font/woff2',
};

/** The codings that the build makes, the smallest first. */
const CODINGS = [
  { name: 'br', ending: '.br' },
  { name: 'gzip', ending: '.gz' },
] as const;

/** The cache headers of a file that browsers must check each time, and of a file with a hash in its name. */
export const CACHE = { CHECKED: 'public, max-age=0', FOR_GOOD: 'public, max-age=31536000, immutable' } as const;

interface Variant {
  readonly coding: string | null;
  readonly bytes: Buffer;
  readonly etag: string;
}

export interface StaticFile {
  readonly type: string;
  /** The file itself, without compression, comes last. */
  readonly variants: readonly Variant[];
}

/** A file with its compressed variants; null if it does not exist. */
export function loadFile(path: string): StaticFile | null {
  if (!existsSync(path)) return null;
  const compressed = CODINGS.filter(({ ending }) => existsSync(path + ending));
  return {
    type: TYPES[extname(path)] ?? 'application/octet-stream',
    variants: [...compressed.map(({ name, ending }) => variantOf(path + ending, name)), variantOf(path, null)],
  };
}

/** The files of a folder by their names. */
export function loadFolder(folder: string): ReadonlyMap<string, StaticFile> {
  const names = existsSync(folder) ? readdirSync(folder) : [];
  const files = new Map<string, StaticFile>();
  for (const name of names) {
    const file = CODINGS.some(({ ending }) => name.endsWith(ending)) ? null : loadFile(join(folder, name));
    if (file !== null) files.set(name, file);
  }
  return files;
}

export function sendFile(request: FastifyRequest, reply: FastifyReply, file: StaticFile, cache: string): FastifyReply {
  const wanted = negotiate(request.headers['accept-encoding'] ?? '', [...CODINGS.map(({ name }) => name), 'identity']);
  const variant = file.variants.find(({ coding }) => coding === null || coding === wanted);
  if (variant === undefined) throw new Error('A file has no variant without a coding');
  const { coding, bytes, etag } = variant;
  const vary = reply.getHeader('vary');
  reply.headers({ etag, 'cache-control': cache, vary: [vary, 'accept-encoding'].filter(Boolean).join(', ') });
  if (request.headers['if-none-match']?.includes(etag) === true) return reply.code(304).send();
  if (coding !== null) reply.header('content-encoding', coding);
  return reply.type(file.type).send(bytes);
}

/** Serves files with a hash in their names, which browsers keep for good. */
export function serveAssets(app: FastifyInstance, prefix: string, files: ReadonlyMap<string, StaticFile>): void {
  app.get<{ Params: { name: string } }>(`${prefix}/:name`, async (request, reply) => {
    const file = files.get(request.params.name);
    if (file === undefined) return reply.callNotFound();
    return sendFile(request, reply, file, CACHE.FOR_GOOD);
  });
}

function variantOf(path: string, coding: string | null): Variant {
  const bytes = readFileSync(path);
  const digest = createHash('sha256').update(bytes).digest('base64url').slice(0, 22);
  return { coding, bytes, etag: `"${digest}"` };
}
