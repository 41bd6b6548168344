/** The server answered, and refused. */
export class ApiError extends Error {
  readonly status: number;
  readonly title: string;
  readonly detail: string | undefined;
  /** The stable name of the problem, such as `not-allowed`, if the server gave one. */
  readonly problem: string | undefined;
  /** What it is about: ids, by what they are ids of. */
  readonly named: ReadonlyMap<string, readonly string[]>;
  /** After how many seconds the server would have one try again. */
  readonly retryAfterSeconds: number | undefined;

  constructor(
    status: number,
    title: string,
    detail?: string,
    more: {
      problem?: string | undefined;
      retryAfterSeconds?: number | undefined;
      named?: ReadonlyMap<string, readonly string[]>;
    } = {},
  ) {
    super(detail === undefined ? title : `${title}: ${detail}`);
    this.name = "ApiError";
    this.status = status;
    this.title = title;
    this.detail = detail;
    this.problem = more.problem;
    this.named = more.named ?? new Map();
    this.retryAfterSeconds = more.retryAfterSeconds;
  }
}

/** The server could not be reached, or something between it and this page answered in its place. */
export class Unreachable extends Error {
  constructor(cause?: unknown) {
    super("The server could not be reached", { cause });
    this.name = "Unreachable";
  }
}

type Method = "GET" | "POST" | "PUT" | "DELETE";

const timeoutMillis = 15_000;

/** What a response that refuses says of why. */
export async function problemOf(response: Response): Promise<ApiError> {
  const body: unknown = await response.json().catch(() => null);
  const members = typeof body === "object" && body !== null ? (body as Record<string, unknown>) : {};
  const text = (name: string): string | undefined => {
    const member = members[name];
    return typeof member === "string" ? member : undefined;
  };
  const lists = Object.entries(members).flatMap(([name, member]) =>
    Array.isArray(member) && member.every((each) => typeof each === "string")
      ? [[name, member as readonly string[]] as const]
      : [],
  );
  const seconds = Number.parseInt(response.headers.get("Retry-After") ?? "", 10);
  return new ApiError(response.status, text("title") ?? response.statusText, text("detail"), {
    problem: text("type")?.replace(/^.*\//, ""),
    named: new Map(lists),
    retryAfterSeconds: Number.isNaN(seconds) ? undefined : seconds,
  });
}

/**
 * Sends one request with the session's cookie. Throws {@link ApiError} or {@link Unreachable}; the latter also when the
 * caller's signal ends the request.
 */
export async function request(
  method: Method,
  path: string,
  body?: object,
  signal?: AbortSignal,
): Promise<Response> {
  const headers: Record<string, string> = { Accept: "application/json" };
  if (method !== "GET") headers["X-Plenary-Request"] = "1";
  if (body !== undefined) headers["Content-Type"] = "application/json";
  const timeout = AbortSignal.timeout(timeoutMillis);
  let response: Response;
  try {
    response = await fetch(path, {
      method,
      headers,
      credentials: "same-origin",
      cache: "no-store",
      signal: signal === undefined ? timeout : AbortSignal.any([signal, timeout]),
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
  } catch (cause) {
    throw new Unreachable(cause);
  }
  if (response.ok) return response;
  if (response.status >= 502 && response.status <= 504) throw new Unreachable();
  throw await problemOf(response);
}

export async function getJson(path: string, signal?: AbortSignal): Promise<unknown> {
  return (await request("GET", path, undefined, signal)).json();
}
