import { type SessionId, sessionId, type TokenId, tokenId } from "../model/ids";
import { JsonReader, readArray } from "../model/json";
import { ranks, roles } from "../model/person";
import type { Invitation, SetUp, SignInLink, SignInSession, SignInWays } from "../model/signIn";
import { getJson, request } from "./http";

export function readSignInWays(value: unknown): SignInWays {
  const ways = new JsonReader(value, "sign-in");
  return {
    needsSetUp: ways.boolean("needsSetUp"),
    password: ways.boolean("password"),
    organizations: ways.array("organizations", (each) => ({
      id: each.string("id"),
      name: each.string("name"),
    })),
  };
}

export function readInvitation(value: unknown): Invitation {
  const invitation = new JsonReader(value, "invitation");
  return {
    name: invitation.string("name"),
    email: invitation.optionalString("email"),
    role: invitation.oneOf("role", roles),
    rank: invitation.optionalOneOf("rank", ranks),
    delegationName: invitation.optionalObject("delegation")?.string("name"),
    processName: invitation.object("process").string("name"),
    expiresAt: invitation.date("expiresAt"),
  };
}

function readSession(session: JsonReader): SignInSession {
  return {
    id: sessionId(session.string("id")),
    openedAt: session.date("openedAt"),
    lastSeenAt: session.date("lastSeenAt"),
    expiresAt: session.date("expiresAt"),
    device: session.optionalString("device"),
    address: session.optionalString("address"),
    current: session.boolean("current"),
  };
}

export function readSessions(value: unknown): SignInSession[] {
  return readArray(value, "sessions", readSession);
}

function readLink(link: JsonReader): SignInLink {
  return {
    id: tokenId(link.string("id")),
    issuedAt: link.date("issuedAt"),
    lastUsedAt: link.optionalDate("lastUsedAt"),
    expiresAt: link.date("expiresAt"),
  };
}

export function readLinks(value: unknown): SignInLink[] {
  return readArray(value, "tokens", readLink);
}

/** By what one may sign in at this server. */
export async function getSignInWays(): Promise<SignInWays> {
  return readSignInWays(await getJson("/api/sign-in"));
}

export async function signInByPassword(email: string, password: string): Promise<void> {
  await request("POST", "/api/session", { email, password });
}

/** Where a browser goes to sign in with an organisation; an invitation is bound to whoever comes back. */
export function organizationAddress(id: string, query: { next?: string; invitation?: string }): string {
  const parameters = new URLSearchParams(query).toString();
  const address = `/sign-in/organization/${encodeURIComponent(id)}`;
  return parameters === "" ? address : `${address}?${parameters}`;
}

/** What an invitation says, without using it up. */
export async function lookAtInvitation(token: string): Promise<Invitation> {
  return readInvitation(await (await request("POST", "/api/invitations/look", { token })).json());
}

export async function acceptInvitation(token: string, password: string): Promise<void> {
  await request("POST", "/api/invitations/accept", { token, password });
}

/** Opens the process of a new server, with its first person. */
export async function setUp(token: string, answers: SetUp): Promise<void> {
  await request("POST", "/api/setup", { token, ...answers });
}

/**
 * Ends all sign-in links of the person, and all other sessions unless they are kept. Who has no password yet has no current one
 * to give.
 */
export async function changePassword(
  current: string | undefined,
  password: string,
  keepSessions: boolean,
): Promise<void> {
  const change = { password, keepSessions };
  await request("PUT", "/api/me/password", current === undefined ? change : { ...change, current });
}

export async function listLinks(): Promise<SignInLink[]> {
  return readLinks(await getJson("/api/me/tokens"));
}

export async function endLink(id: TokenId): Promise<void> {
  await request("DELETE", `/api/me/tokens/${encodeURIComponent(id)}`);
}

export async function listSessions(): Promise<SignInSession[]> {
  return readSessions(await getJson("/api/me/sessions"));
}

export async function endSession(id: SessionId): Promise<void> {
  await request("DELETE", `/api/me/sessions/${encodeURIComponent(id)}`);
}

export async function endOtherSessions(): Promise<void> {
  await request("DELETE", "/api/me/sessions");
}
