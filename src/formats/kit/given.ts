/** Whether a member of an archive has a value: it is not absent, not null, and not an empty text. */
export function isGiven<Value>(value: Value | null | undefined | ''): value is Value {
  return value !== null && value !== undefined && value !== '';
}

/** The items of a list that an archive may leave out, without those that are null. */
export function givenOf<Item>(items: readonly (Item | null | undefined)[] | null | undefined): Item[] {
  return (items ?? []).filter((item) => item !== null && item !== undefined);
}

/** Undefined for an empty text or an empty list, because the record leaves such members out. */
export function unlessEmpty<Value extends { readonly length: number }>(value: Value): Value | undefined {
  return value.length === 0 ? undefined : value;
}
