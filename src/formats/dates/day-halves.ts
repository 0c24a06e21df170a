/** The words for AM in many languages, normalised by `bareWord`. */
const BEFORE_NOON = [
  'am vorm fm vm ap dop de öö πμ ص قظ 上午 午前 오전 早上 凌晨 清晨 sa pg paradite eparadites дп допол прпл претпл преди проб',
  'преподне prepodne prijepodne priešpiet priekšpusdienā प पूर्वाह्न मपू முற்பகல் පෙව үө למצ לפנהצ delamañana',
].join(' ');
const AFTER_NOON = [
  'pm nachm em nm ip odp du ös μμ م بظ 下午 午後 오후 晚上 中午 傍晚 ch ptg pasdite epasdites пп слпл попл слоб',
  'поподне popodne popoldne pop popiet pēcpusdienā अ अपराह्न मउ பிற்பகல் පව үх אחהצ delatarde delanoche',
].join(' ');
const HALVES = new Map<string, 0 | 12>([
  ...BEFORE_NOON.split(' ').map((word) => [word, 0] as const),
  ...AFTER_NOON.split(' ').map((word) => [word, 12] as const),
]);

/** The hours to add to a 12-hour time: 0 for AM, 12 for PM. Null for any other word. */
export function halfNamed(word: string): 0 | 12 | null {
  return HALVES.get(bareWord(word)) ?? null;
}

/** Removes dots, quotation marks and spaces, and makes it lower case: `p. m.` → `pm`. */
export function bareWord(word: string): string {
  return word.replaceAll(/[.\s״"]/g, '').toLowerCase();
}
