/** Loads the service. Only the commands that need it do so, and the others start faster. */
export async function loadService() {
  return import('../../service.ts');
}
