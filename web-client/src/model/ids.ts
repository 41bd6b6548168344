declare const brand: unique symbol;

/** A string that stands for one kind of thing only: ids of different kinds cannot be mixed up. */
type Branded<Kind extends string> = string & { readonly [brand]: Kind };

export type DraftId = Branded<"draft">;
export type PersonId = Branded<"person">;
/** Names one unbroken history of a draft; a local copy of another lineage must not be merged into it. */
export type LineageId = Branded<"lineage">;
/** Stays with a provision for ever, whatever its number becomes. */
export type ClauseId = Branded<"clause">;
/** A bracket, by the entry of the record that placed it. */
export type BracketId = Branded<"bracket">;
/** A package, by the entry of the record that made it. */
export type PackageId = Branded<"package">;
/** What people of one audience say to each other about one draft. */
export type DeskId = Branded<"desk">;
/** A remark on a desk, and what was answered. */
export type ThreadId = Branded<"thread">;
export type CommentId = Branded<"comment">;
/** A comment among those of all desks: its id is another's on another desk. */
export type CommentKey = Branded<"comment of a desk">;
/** A proposal: the branch of a draft that its audience writes. */
export type ProposalId = Branded<"proposal">;
export type DelegationCode = Branded<"delegation">;
export type GroupCode = Branded<"group">;
/** One sign-in of a person on one device. */
export type TokenId = Branded<"token">;
export type SessionId = Branded<"session">;

export const draftId = (value: string): DraftId => value as DraftId;
export const personId = (value: string): PersonId => value as PersonId;
export const lineageId = (value: string): LineageId => value as LineageId;
export const clauseId = (value: string): ClauseId => value as ClauseId;
export const packageId = (value: string): PackageId => value as PackageId;
export const bracketId = (value: string): BracketId => value as BracketId;
export const deskId = (value: string): DeskId => value as DeskId;
export const threadId = (value: string): ThreadId => value as ThreadId;
export const commentId = (value: string): CommentId => value as CommentId;
export const commentKey = (desk: DeskId, comment: CommentId): CommentKey =>
  `${desk} ${comment}` as CommentKey;
export const proposalId = (value: string): ProposalId => value as ProposalId;
export const delegationCode = (value: string): DelegationCode => value as DelegationCode;
export const groupCode = (value: string): GroupCode => value as GroupCode;
export const tokenId = (value: string): TokenId => value as TokenId;
export const sessionId = (value: string): SessionId => value as SessionId;
