/** A WebSocket without a library: it shows the received bytes, and it can stop reading. */
import { createHash, randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { connect, type Socket } from 'node:net';

/** A received frame of RFC 6455. */
export interface RawFrame {
  readonly isFinal: boolean;
  readonly opcode: number;
  readonly isMasked: boolean;
  /** The length of the header before the payload, in bytes. */
  readonly header: number;
  readonly payload: Buffer;
  /** The bytes of the whole frame. */
  readonly bytes: Buffer;
}

const TEXT = 1;
const PING = 9;

export class RawSocket implements Disposable {
  readonly #socket: Socket;
  /** All received frames except pings. */
  readonly frames: RawFrame[] = [];
  #pieces: Buffer[] = [];
  #looked = 0;
  #isOver = false;
  #wake: () => void = () => undefined;

  /** Connects, and opens `graphql-transport-ws` up to the acknowledgement. */
  static async open(socketUrl: string, headers: Readonly<Record<string, string>> = {}): Promise<RawSocket> {
    const { hostname, port, pathname } = new URL(socketUrl);
    const socket = connect(Number(port), hostname);
    const key = randomBytes(16).toString('base64');
    const lines = [
      `GET ${pathname} HTTP/1.1`,
      `Host: ${hostname}:${port}`,
      'Upgrade: websocket',
      'Connection: Upgrade',
    ];
    lines.push(
      `Sec-WebSocket-Key: ${key}`,
      'Sec-WebSocket-Version: 13',
      'Sec-WebSocket-Protocol: graphql-transport-ws',
    );
    for (const [name, value] of Object.entries(headers)) lines.push(`${name}: ${value}`);
    socket.write(`${lines.join('\r\n')}\r\n\r\n`);
    const [head] = (await once(socket, 'data')) as [Buffer];
    const accept = createHash('sha1').update(`${key}258EAFA5-E914-47DA-95CA-C5AB0DC85B11`).digest('base64');
    if (!head.toString('latin1').includes(accept)) throw new Error(`Not accepted: ${head.toString('latin1')}`);
    const raw = new RawSocket(socket);
    raw.send({ type: 'connection_init' });
    await raw.until(({ type }) => type === 'connection_ack');
    return raw;
  }

  private constructor(socket: Socket) {
    this.#socket = socket;
    socket.on('data', (bytes: Buffer) => this.#take(bytes));
    socket.on('error', () => undefined);
    socket.on('close', () => {
      this.#isOver = true;
      this.#wake();
    });
  }

  /** The local address of the socket, by which the service identifies it. */
  get localPort(): number {
    return this.#socket.localPort ?? 0;
  }

  send(message: object): void {
    const payload = Buffer.from(JSON.stringify(message));
    const mask = randomBytes(4);
    const length = payload.length < 126 ? [0x80 | payload.length] : [0xfe, payload.length >> 8, payload.length & 0xff];
    const masked = payload.map((byte, index) => byte ^ (mask[index % 4] ?? 0));
    this.#socket.write(Buffer.concat([Buffer.from([0x81, ...length]), mask, masked]));
  }

  subscribe(id: string, query: string, variables: object = {}): void {
    this.send({ id, type: 'subscribe', payload: { query, variables } });
  }

  /** The next message that fits, after the last one found. */
  async until(fits: (message: Message) => boolean): Promise<Message> {
    for (;;) {
      while (this.#looked < this.frames.length) {
        const frame = this.frames[this.#looked];
        this.#looked += 1;
        const message = frame?.opcode === TEXT ? messageIn(frame) : null;
        if (message !== null && fits(message)) return message;
      }
      if (this.#isOver) throw new Error('It was closed, and no such message came');
      await new Promise<void>((resolve) => (this.#wake = resolve));
    }
  }

  /** All received messages, of one operation or of all. */
  messages(id?: string): Message[] {
    const all = this.frames.filter(({ opcode }) => opcode === TEXT).map(messageIn);
    return id === undefined ? all : all.filter((message) => message.id === id);
  }

  /** Stops reading, so that the buffers of the network fill up, and then the queue of the service. */
  pause(): void {
    this.#socket.pause();
  }

  resume(): void {
    this.#socket.resume();
  }

  [Symbol.dispose](): void {
    this.#socket.destroy();
  }

  #take(bytes: Buffer): void {
    this.#pieces.push(bytes);
    let rest = Buffer.concat(this.#pieces);
    for (let frame = frameAt(rest); frame !== null; frame = frameAt(rest)) {
      if (frame.opcode !== PING) this.frames.push(frame);
      rest = rest.subarray(frame.bytes.length);
    }
    this.#pieces = [rest];
    this.#wake();
  }
}

export interface Message {
  readonly id?: string;
  readonly type: string;
  readonly payload?: unknown;
}

function messageIn({ payload }: RawFrame): Message {
  return JSON.parse(payload.toString('utf8')) as Message;
}

function frameAt(bytes: Buffer): RawFrame | null {
  const [first, second] = bytes;
  if (first === undefined || second === undefined) return null;
  const short = second & 0x7f;
  const header = short < 126 ? 2 : short === 126 ? 4 : 10;
  if (bytes.length < header) return null;
  const length = short < 126 ? short : short === 126 ? bytes.readUInt16BE(2) : Number(bytes.readBigUInt64BE(2));
  if (bytes.length < header + length) return null;
  const payload = bytes.subarray(header, header + length);
  const frame = bytes.subarray(0, header + length);
  return { isFinal: first >> 4 === 8, opcode: first & 15, isMasked: second > 127, header, payload, bytes: frame };
}
