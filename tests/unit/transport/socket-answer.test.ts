import { describe, expect, it } from 'vitest';
import type { FrameSink } from '../../../src/graphql/delivery/frame-sink.ts';
import { AnswerTurns, SocketAnswer } from '../../../src/transport/socket-answer.ts';

function socket() {
  const sent: string[] = [];
  let isFull = false;
  let drain: () => void = () => undefined;
  const sink: FrameSink = {
    hasRoom: () => !isFull,
    send: (payloads) => void sent.push(...payloads.map(({ text }) => text.toString())),
    drained: () => new Promise((resolve) => (drain = resolve)),
  };
  return { sink, sent, fill: () => (isFull = true), empty: () => ((isFull = false), drain()) };
}

describe('the answer on a socket', () => {
  it('is not executed while the socket has not taken all earlier bytes', async () => {
    const { sink, sent, fill, empty } = socket();
    let executed = 0;
    fill();
    const answer = new SocketAnswer(sink, new AnswerTurns(), async () => `${(executed += 1)}`).next();
    await Promise.resolve();
    expect(executed).toBe(0);
    empty();
    await answer;
    expect([executed, sent]).toEqual([1, ['1']]);
  });

  it('is not executed if its client has gone meanwhile', async () => {
    const { sink, sent, fill, empty } = socket();
    fill();
    const answer = new SocketAnswer(sink, new AnswerTurns(), async () => 'x');
    const done = answer.next();
    await answer.return();
    empty();
    expect([await done, sent]).toEqual([{ done: true, value: undefined }, []]);
  });

  it('waits for its turn while others are executed', async () => {
    const { sink, sent } = socket();
    const turns = new AnswerTurns();
    const finish: (() => void)[] = [];
    const answers = [1, 2, 3, 4, 5].map((number) =>
      new SocketAnswer(sink, turns, () => new Promise((resolve) => finish.push(() => resolve(`${number}`)))).next(),
    );
    await expect.poll(() => finish.length).toBe(4);
    finish[0]?.();
    await answers[0];
    await expect.poll(() => finish.length).toBe(5);
    for (const each of finish) each();
    await Promise.all(answers);
    expect(sent).toHaveLength(5);
  });
});
