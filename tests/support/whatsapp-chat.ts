import { whatsapp } from '../../src/formats/whatsapp/whatsapp.ts';
import { readContext, readTree } from './read-events.ts';

/** Reads the lines as a chat export of WhatsApp. */
export const readChat = (lines: readonly string[], options: Parameters<typeof readContext>[0] = {}) =>
  readTree(whatsapp, { 'WhatsApp Chat with Harbour.txt': lines.join('\n') }, readContext(options));
