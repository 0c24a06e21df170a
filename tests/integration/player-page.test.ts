import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestService, type TestService } from '../support/service.ts';

describe('the page of the player', () => {
  let service: TestService;
  beforeAll(async () => {
    service = await startTestService();
  });
  afterAll(async () => service[Symbol.asyncDispose]());

  const page = async (query = '') => fetch(`${service.url}/${query}`);

  it('is served at the root, checked each time, and may load nothing from another host', async () => {
    const response = await page();
    expect(response.status).toBe(200);
    expect(response.headers.get('content-type')).toMatch(/^text\/html/);
    expect(response.headers.get('cache-control')).toBe('public, max-age=0');
    expect(response.headers.get('content-security-policy')).toContain("connect-src 'self' ws: wss:");
    expect(await response.text()).not.toMatch(/https?:\/\//);
  });

  it('may be framed by other pages only if its address has embed', async () => {
    const policy = (response: Response) => response.headers.get('content-security-policy');
    const whole = await page();
    expect(policy(whole)).toContain("frame-ancestors 'self'");
    expect(whole.headers.get('x-frame-options')).toBe('SAMEORIGIN');
    const embedded = await page('?embed');
    expect(policy(embedded)).toContain('frame-ancestors *');
    expect(embedded.headers.get('x-frame-options')).toBeNull();
  });

  it('has a script that is compressed, at most 120 KB of it, and kept by browsers for good', async () => {
    const html = await (await page()).text();
    const script = /src="\.(\/assets\/[^"]+\.js)"/.exec(html)?.[1] ?? '';
    const response = await fetch(service.url + script, { headers: { 'accept-encoding': 'br' } });
    expect(response.headers.get('content-encoding')).toBe('br');
    expect(response.headers.get('cache-control')).toContain('immutable');
    expect(Number(response.headers.get('content-length'))).toBeGreaterThan(0);
    expect(Number(response.headers.get('content-length'))).toBeLessThanOrEqual(120 * 1024);
  });
});
