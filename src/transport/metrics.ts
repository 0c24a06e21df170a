import { collectDefaultMetrics, Counter, Gauge, Registry } from 'prom-client';

/** Figures for operators, in Prometheus' text format. */
export interface Metrics {
  readonly sockets: Gauge;
  readonly subscriptions: Gauge;
  readonly framesSent: Counter;
  readonly requests: Counter<'status'>;
  readonly contentType: string;
  render(): Promise<string>;
}

/** @param unsent the count of the bytes that clients have not taken yet */
export function createMetrics(unsent: { readonly total: number }): Metrics {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const registers = [registry];
  new Gauge({
    name: 'backchannel_unsent_bytes',
    help: 'Bytes of answers and frames that clients have not taken yet',
    registers,
    collect() {
      this.set(unsent.total);
    },
  });
  return {
    sockets: new Gauge({ name: 'backchannel_sockets', help: 'Open WebSockets', registers }),
    subscriptions: new Gauge({ name: 'backchannel_subscriptions', help: 'Running subscriptions', registers }),
    framesSent: new Counter({ name: 'backchannel_results_sent_total', help: 'Results sent over WebSocket', registers }),
    requests: new Counter({
      name: 'backchannel_http_requests_total',
      help: 'HTTP requests, by status',
      labelNames: ['status'],
      registers,
    }),
    contentType: registry.contentType,
    render: () => registry.metrics(),
  };
}
