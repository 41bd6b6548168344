// The verifier as one file for Node: `node verify.mjs FILE`. Whoever imports it gets the call instead.
import { createReadStream, readFileSync, realpathSync } from "node:fs";
import { argv } from "node:process";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { Fault } from "./fault";
import { receiptOf } from "./receipt";
import { hash } from "./record";
import { timeOf } from "./time";
import { type Broken, type Intact, verifyRecord } from "./verify";
import { reasons } from "./words/reasons.en";
import { say } from "./words/say";

export { receiptOf, verifyRecord };

const usage = "usage: node verify.mjs FILE [--key ID] [--receipt FILE]";
const broken = 1;
const unreadable = 2;

/** What came of it in plain words, a line for each thing. */
export function described(result: Intact | Broken): readonly string[] {
  if (!result.isIntact) {
    const entry = result.entry === undefined ? "" : ` (entry ${result.entry})`;
    return [`broken: line ${result.line}${entry}: ${say(reasons[result.reason], result.values)}`];
  }
  const { header, branch, desk, revisions, imports, receipt } = result;
  const importedUpTo = imports.at(-1)?.seq ?? 0;
  return [
    `intact: ${header.entries} entries, head ${header.head}`,
    ...(desk === undefined
      ? []
      : [
          `  the desk of ${[desk.audience.kind, desk.audience.code].filter(Boolean).join(" ")} about the draft ${desk.draft}`,
        ]),
    ...(branch === undefined
      ? []
      : [
          `  the branch of ${[branch.proposer.kind, branch.proposer.code].filter(Boolean).join(" ")} of the draft ${branch.draft}`,
        ]),
    ...imports.map(
      ({ seq, at, key }) => `  imported ${timeOf(at)}  up to entry ${seq}  as the key ${key} signed`,
    ),
    ...revisions.map(
      ({ symbol, at, seq, head, signer }) =>
        `  ${symbol}  ${timeOf(at)}  entry ${seq}  head ${head}  text fits  ` +
        `${signer === undefined ? "not signed" : `signed by ${signer}`}` +
        `${seq <= importedUpTo ? "  came with an import" : ""}`,
    ),
    ...(receipt === undefined
      ? []
      : [
          `receipt: ${receipt.isContained ? "fits" : "does not fit"}: ${say(reasons[receipt.reason], receipt.values)}`,
        ]),
  ];
}

async function main(): Promise<number> {
  let file: string | undefined;
  let key: string | undefined;
  let receipt: string | undefined;
  try {
    const { positionals, values } = parseArgs({
      args: argv.slice(2),
      allowPositionals: true,
      options: { key: { type: "string" }, receipt: { type: "string" } },
    });
    file = positionals.length === 1 ? positionals[0] : undefined;
    ({ key, receipt } = values);
  } catch {
    file = undefined;
  }
  if (file === undefined || (key !== undefined && !hash.test(key))) {
    process.stderr.write(`${usage}\n`);
    return unreadable;
  }
  try {
    const known = { key, receipt: receipt === undefined ? undefined : receiptOf(readFileSync(receipt)) };
    const result = await verifyRecord(createReadStream(file), known);
    process.stdout.write(`${described(result).join("\n")}\n`);
    return result.isIntact && result.receipt?.isContained !== false ? 0 : broken;
  } catch (error) {
    const why = error instanceof Fault ? say(reasons[error.reason], error.values) : String(error);
    process.stderr.write(`verify: ${why}\n`);
    return unreadable;
  }
}

if (argv[1] !== undefined && realpathSync(argv[1]) === fileURLToPath(import.meta.url)) {
  process.exitCode = await main();
}
