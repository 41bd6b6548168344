/** Says that a message did not have the form that was agreed. */
export class UnexpectedForm extends Error {
  constructor(where: string, expected: string) {
    super(`${where}: expected ${expected}`);
    this.name = "UnexpectedForm";
  }
}

type JsonObject = { readonly [name: string]: unknown };

function isObject(value: unknown): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** Reads typed members out of an unknown JSON value; throws {@link UnexpectedForm} when one is missing or wrong. */
export class JsonReader {
  readonly #value: JsonObject;
  readonly #where: string;

  constructor(value: unknown, where: string) {
    if (!isObject(value)) throw new UnexpectedForm(where, "an object");
    this.#value = value;
    this.#where = where;
  }

  /** Whether there is such a member, and it is not null. */
  has(name: string): boolean {
    return this.#value[name] != null;
  }

  /** Whether there is such a member, be it null. */
  names(name: string): boolean {
    return Object.hasOwn(this.#value, name);
  }

  string(name: string): string {
    const member = this.#value[name];
    if (typeof member !== "string") throw new UnexpectedForm(`${this.#where}.${name}`, "a string");
    return member;
  }

  optionalString(name: string): string | undefined {
    return this.#value[name] == null ? undefined : this.string(name);
  }

  number(name: string): number {
    const member = this.#value[name];
    if (typeof member !== "number") throw new UnexpectedForm(`${this.#where}.${name}`, "a number");
    return member;
  }

  optionalNumber(name: string): number | undefined {
    return this.#value[name] == null ? undefined : this.number(name);
  }

  boolean(name: string): boolean {
    const member = this.#value[name];
    if (typeof member !== "boolean") throw new UnexpectedForm(`${this.#where}.${name}`, "true or false");
    return member;
  }

  optionalBoolean(name: string): boolean | undefined {
    return this.#value[name] == null ? undefined : this.boolean(name);
  }

  date(name: string): Date {
    const date = new Date(this.string(name));
    if (Number.isNaN(date.getTime())) throw new UnexpectedForm(`${this.#where}.${name}`, "a date and time");
    return date;
  }

  /** A moment in milliseconds since 1970 (UTC). */
  millis(name: string): Date {
    return new Date(this.number(name));
  }

  oneOf<Value extends string>(name: string, values: readonly Value[]): Value {
    const member = this.string(name);
    const found = values.find((value) => value === member);
    if (found === undefined) throw new UnexpectedForm(`${this.#where}.${name}`, values.join(" or "));
    return found;
  }

  optionalDate(name: string): Date | undefined {
    return this.#value[name] == null ? undefined : this.date(name);
  }

  optionalOneOf<Value extends string>(name: string, values: readonly Value[]): Value | undefined {
    return this.#value[name] == null ? undefined : this.oneOf(name, values);
  }

  /** A member that is an object of numbers. Members of it that are none are left out. */
  numbers(name: string): ReadonlyMap<string, number> {
    const member = this.#value[name];
    if (!isObject(member)) throw new UnexpectedForm(`${this.#where}.${name}`, "an object of numbers");
    return new Map(
      Object.entries(member).filter((entry): entry is [string, number] => typeof entry[1] === "number"),
    );
  }

  /** A member that is an object of texts, numbers or truth values, all as text; empty if the member is missing. */
  texts(name: string): ReadonlyMap<string, string> {
    const member = this.#value[name] ?? {};
    if (!isObject(member)) throw new UnexpectedForm(`${this.#where}.${name}`, "an object");
    const simple = Object.entries(member).filter(([, value]) => value !== null && typeof value !== "object");
    return new Map(simple.map(([key, value]) => [key, String(value)]));
  }

  array<Item>(name: string, read: (item: JsonReader) => Item): Item[] {
    return readArray(this.#value[name], `${this.#where}.${name}`, read);
  }

  optionalArray<Item>(name: string, read: (item: JsonReader) => Item): Item[] {
    return this.#value[name] == null ? [] : this.array(name, read);
  }

  strings(name: string): string[] {
    const member = this.#value[name];
    if (!Array.isArray(member) || !member.every((item) => typeof item === "string")) {
      throw new UnexpectedForm(`${this.#where}.${name}`, "an array of strings");
    }
    return member;
  }

  /** A member that is an array of anything. */
  list(name: string): readonly unknown[] {
    const member = this.#value[name];
    if (!Array.isArray(member)) throw new UnexpectedForm(`${this.#where}.${name}`, "an array");
    return member;
  }

  optionalStrings(name: string): string[] | undefined {
    return this.#value[name] == null ? undefined : this.strings(name);
  }

  /** The members of a member that is an object of objects. */
  entries(name: string): (readonly [string, JsonReader])[] {
    const member = this.#value[name];
    if (!isObject(member)) throw new UnexpectedForm(`${this.#where}.${name}`, "an object");
    return Object.entries(member).map(([key, value]) => [
      key,
      new JsonReader(value, `${this.#where}.${name}.${key}`),
    ]);
  }

  object(name: string): JsonReader {
    return new JsonReader(this.#value[name], `${this.#where}.${name}`);
  }

  optionalObject(name: string): JsonReader | undefined {
    return this.#value[name] == null ? undefined : this.object(name);
  }
}

export function readArray<Item>(value: unknown, where: string, read: (item: JsonReader) => Item): Item[] {
  if (!Array.isArray(value)) throw new UnexpectedForm(where, "an array");
  return value.map((item, index) => read(new JsonReader(item, `${where}[${index}]`)));
}
