/** What can be wrong with a record or a receipt, in plain words. */
export const reasons = {
  empty: "expected the file of a record, got an empty one",
  notRecord: 'expected the file of a record, which begins {"plenary":"record"',
  otherVersion:
    "expected version 1 of the format; use the page of the Plenary that wrote the file, or of a newer one",
  form: "expected the one form of the line; at byte {at} of it {expected} should stand",
  payloadForm: "expected the one form of what the entry holds; at byte {at} of it {expected} should stand",
  lineTooLong: "expected a line of at most {most} bytes, got a longer one",
  payloadTooLong: "expected an entry that holds at most {most} bytes, got a larger one",
  cutOffInLine: "the file ends in the midst of the line: it was cut off",
  cutOff: "expected entry {entry} of {entries}, and the file ends: it was cut off",
  goesOn: "expected the file to end after the checksum, and it goes on",
  entriesAndHead: "expected as many entries as the number of the last one says, {expected}, got {got}",
  noEntry: "expected entry {entry} of {entries}, got another line",
  otherEntry: "expected entry {expected}, got entry {got}",
  oneMoreEntry: "expected no more entries than the first line says, got one more",
  otherLine: "expected keys, then signed heads, then the checksum, got another line",
  noChecksum: "expected the checksum in the last line, and the file ends: it was cut off",
  otherHash:
    "the hash does not fit what the entry holds and what stands before it: expected {expected}, got {got}",
  otherStart:
    "expected the first entry at the time that the first line says, {expected} ms since 1970, got {got}",
  otherHead:
    "expected the entries to lead to the head that the first line says, {expected}; they lead to {got}",
  otherChecksum:
    "the checksum does not fit: something was changed where nothing else tells, such as in the first line; expected {expected}, got {got}",

  noUpdate: "expected an edit as an update of Yjs, version 1, got something else",
  tooMuchWork: "expected an edit that a server takes, got one that asks for far more work than any does",
  cannotApply: "expected an edit that can be applied, got one that cannot",
  buildsOnMissing:
    "expected an edit that builds on what stands before it, got one that builds on something else",
  otherOwner: "expected words under the client id {client} from {owner} alone, got some from {person}",
  draftTooLarge: "expected a draft of at most {most} bytes, and this edit makes it larger",
  noRestoringEdit:
    "expected the edit that does what entry {entry} decides right behind it, by the same person, got none",
  noText: "expected a record with the text that the draft began with, got none",

  otherDelegation: "expected the entry's own delegation, {expected}, got {got}",
  otherName: "expected a decision under the name that the record last gave the person, {expected}, got {got}",
  mayNotDecide:
    "expected a decision of somebody who decides in this draft, got one of {person}, who is {role}",
  notIntroduced:
    "expected a person of whom the record has said who they are, got {person}, of whom it has not",
  noSuchBracket: "expected a bracket that the draft has, got {bracket}",
  bracketSettled: "the bracket {bracket} is settled: nobody holds, leaves or settles it until it is put back",
  bracketStands: "the bracket {bracket} was put back, and it stands",
  bracketFrozen: "the clause {clause} is agreed or adopted, and nothing in it is bracketed",
  bracketElsewhere: "the words that the bracket names do not stand in the clause {clause}",
  tooManyBrackets: "expected at most {most} brackets at a time, got more",
  tooMuchQuoted: "expected brackets that quote and note at most {most} characters together, got more",
  tooManyHolders: "expected at most {most} holders of {bracket}, got more",
  sameHold: "expected {holder} to hold {bracket} otherwise than before, got the same",
  holdsNot: "expected a holder to leave {bracket}, got {holder}, who does not hold it",
  contested: "the clause {clause} cannot become {status} while the bracket {bracket} stands in it",
  packaged:
    "the clause {clause} cannot become {status} alone: it is in the package {package}, which is agreed together or not at all",
  noSuchPackage: "expected a package that the draft has, got {package}",
  tooManyPackages: "expected at most {most} packages at a time, got more",
  samePackage: "expected the package {package} to be otherwise than before, got the same",
  packagesHeading: "expected clauses with provisions in a package, got the title or heading {clause}",
  inOtherPackage: "expected a clause that is in no other package, got {clause}, which is in {package}",
  packagesUnlike: "expected all clauses of the package {package} to be agreed alike, or none, got others",
  otherClauses: "expected those clauses of the package {package} that become otherwise, got others",
  withheld: "the clause {clause} cannot become {status} while {delegation} withholds its confirmation",
  tooManyAsked: "expected at most {most} delegations that are asked to confirm {clause}, got more",
  notAsked: "expected a delegation that is asked to confirm {clause}, got {delegation}",
  sameWithheld: "expected {delegation} to say something else of {clause} than before, got the same",
  competes: "the clause {clause} cannot become {status} while it competes with the clause {rival}",
  competesNot: "expected a clause that competes with others, got {clause}",
  competesAlready: "expected a clause that competes with no other yet, got {clause}",
  rivalFrozen: "the clause {clause} is agreed or adopted, and nothing competes with it",
  rivalOfOneLine: "the clause {clause} is a title or heading, and nothing competes with it",
  rivalOfOtherKind: "expected clauses of one kind that are to compete, got {clause} and {of}",
  copyThere: "expected a copy under an id that no clause has, got {clause}, which is there",
  notCopied: "expected an edit that makes the clause {clause}, a copy of {of}, got another",
  tooManyRivals: "expected at most {most} alternatives, got more",
  noSuchChoice: "expected a choice among the clauses that compete and are there, got {clause}",
  notRemoved: "expected an edit that removes what was not chosen, and {clause} is still there",
  removedChosen: "expected an edit that leaves what was chosen, and {clause} is not there",
  archived:
    "expected nothing to be decided in a draft that is archived until it is brought back, got a decision",
  noClause: "expected a clause that the draft has, got {clause}",
  noWay: "the clause {clause} is {before}, from where it cannot become {status}",
  noReason: "the clause {clause} is {before}, and becomes {status} only with a reason; there is none",
  sameMode: "expected another drafting mode than before, got {mode} again",
  sameRules: "expected other rules of access than before, got the same",
  sameArchived: "expected a change of whether the draft is archived, got none",
  otherNumber: "expected the number {expected} of {symbol}, got {got}",
  correctsNothing: "{symbol} corrects {corrects}, which was not issued",
  otherCorrection: "expected {symbol} to be correction {expected}, got {got}",
  otherSymbol: "expected the symbol {expected}, got {got}",
  symbolAgain: "the symbol {symbol} was used before",
  otherText:
    "{symbol} is not the text that the edits make: they make one with the fingerprint {expected}, and it says {got}",
  otherStatuses: "{symbol} does not say of each clause, in the order of the text, the status that it had",
  noNumbers: "{symbol} does not say the numbers of its clauses, though numbers hold",
  otherNumbers:
    "{symbol} does not say of each clause that has a number, in the order of the text, that number",
  sameNumbering: "expected the clauses to be numbered otherwise than before, got the same",
  holdsNothing: "numbers are to hold since {symbol}, which was not issued",
  noNumbersToHold: "numbers are to hold since {symbol}, which does not say any",
  restoresLater: "expected what is brought back to be earlier, got entry {to}",
  restoresOther: "the revision {symbol} is not entry {to}",

  otherAudience: "expected somebody of the delegation {code}, whose desk it is, got somebody else",
  otherOpening: "expected a desk to be opened by entry {entry}, and by no other",
  otherDesk: "expected a desk of the draft {draft} for {audience}, as the first line says, got another",
  noThread: "expected a thread of this desk, got {thread}",
  noComment: "expected a comment of the thread, got another",
  threadResolved: "the thread {thread} is resolved, and nobody answers in it",
  sameThread: "expected the thread {thread} to be resolved or opened again, it was so before",
  notOwnComment: "expected a comment to be worded otherwise by {person}, who made it, got somebody else",
  sameWords: "expected a comment to say something else than before, got the same",
  tooManyThreads: "expected at most {most} threads, got more",
  tooManyComments: "expected at most {most} comments in a thread, got more",
  tooManyWordings: "expected at most {most} wordings of a comment, got more",
  nothingTakenBack: "expected a position that is taken back to have been said, it was not",
  samePosition: "expected a position that says something else than before, got the same",
  tooManyPositions: "expected at most {most} positions, got more",
  deskFull: "expected texts, quotes and notes of at most {most} characters together, got more",
  deskNotSigned:
    "nothing of a desk's record is signed, and no receipt is of one: check it without a key and a receipt",

  noPublicKey: "expected a public key of Ed25519 of 44 bytes under {key}, got something else",
  otherKey: "expected the key that the id {key} names, got another",
  halfEndorsed: "expected an endorsement of the key {key} together with whose it is, got one alone",
  retiredBefore: "the key {key} was retired before it was made",
  noEndorser: "expected the key {by}, which endorses {key}, before it, found it not",
  notEndorsed: "the endorsement of key {key} is not the signature of key {by}",
  keyTwice: "expected each key once, got {key} twice",
  noKey: "expected the key {key} in the file, found it not",
  headsOutOfOrder:
    "expected signed heads in the order of the record, each once, got entry {entry} behind a later one",
  signatureOfOther: "the signature of {symbol} at entry {entry} is about another record than this",
  notSigned: "the signature under {symbol} is not one of key {key}",
  tooManySignatures: "expected at most {most} keys and signatures, got more",
  importOfOther:
    "what was signed of an import is not about this record up to here: it is about entry {entry} with the head {head}",
  importsOutOfOrder:
    "expected imports of one entry in the order of time and key, each once, got another order",
  importNotSigned: "the signature under the import is not one of key {key}",
  tooManyImports: "expected at most {most} imports of one record, got more",
  nothingSigned:
    "expected a revision that the key {key} signed, and none was issued: nothing of this record is signed",
  notSignedAtAll: "expected {symbol} to be signed by the key {key} or one that it endorsed, it is not signed",
  signedByOther:
    "expected {symbol} to be signed by the key {expected} or one that it endorsed, it is signed by the key {got}",

  noReceipt:
    "expected a receipt as Plenary gives it, got a file of another kind, or one that was changed or cut off",
  receiptTooLong: "expected a receipt of at most {most} bytes, got a larger file",
  receiptStatesOther: "expected what the receipt says to be what was signed, it says something else",
  receiptKeyMissing: "the receipt is signed by the key {key}, which is not in it",
  receiptNotSigned: "the signature of the receipt is not one of key {key}: it was changed, or never signed",
  receiptByOther:
    "expected the receipt to be signed by the key {expected} or one that it endorsed, it is signed by the key {got}",
  receiptOfOtherDraft: "the receipt is about the draft {expected}, and this is the record of {got}",
  receiptOfOtherLineage:
    "the receipt is about this draft in another history, {expected}; this record descends from {got}",
  receiptLater:
    "the receipt is about entry {entry}, and this record ends with entry {last}: entries were cut off, or the file is older than the receipt",
  receiptOtherHead:
    "at entry {entry} the receipt has {expected}, and this record has {got}: it is another record, or was written anew since",
  receiptFits: "the record has this head at entry {entry}, signed by {key}",
} as const;

/** Names what is wrong. */
export type Reason = keyof typeof reasons;
