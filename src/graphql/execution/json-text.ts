/** JSON; a long one as UTF-8, because bytes move from one thread to another without a copy. */
export type JsonText = string | Uint8Array<ArrayBuffer>;
