import { useTranslation } from "react-i18next";
import { momentFormat } from "../../../components/time";
import { type Finding, findingCodes } from "../../../model/intake";
import type { UploadDifference, UploadedClause, UploadedProposal } from "../../../model/uploadedProposal";
import classes from "./Upload.module.css";
import { Wording } from "./Wording";

function ChangedClause({ clause }: { clause: UploadedClause }) {
  const { t } = useTranslation();
  const { label, change, before, after } = clause;
  return (
    <li>
      <p className={classes.name}>
        <strong>{label === "" ? t("proposals.upload.unnumbered") : label}</strong>{" "}
        <span className={classes.quiet}>{t(`proposals.upload.change.${change}`)}</span>
      </p>
      {change === "MOVED" ? (
        <Wording words={after} against={undefined} absent="" />
      ) : (
        <Wording words={after ?? ""} against={before ?? ""} absent="" />
      )}
    </li>
  );
}

function Difference({ difference: { label, file, draft } }: { difference: UploadDifference }) {
  const { t } = useTranslation();
  return (
    <li>
      <p className={classes.name}>
        <strong>{label === "" ? t("proposals.upload.unnumbered") : label}</strong>{" "}
        {file === undefined && <span className={classes.quiet}>{t("proposals.upload.notInFile")}</span>}
        {draft === undefined && <span className={classes.quiet}>{t("proposals.upload.notInDraft")}</span>}
      </p>
      {file !== undefined && draft !== undefined ? (
        <Wording words={file} against={draft} absent="" />
      ) : (
        <Wording words={file ?? draft} against={undefined} absent="" />
      )}
    </li>
  );
}

interface Kind {
  readonly code: string;
  readonly message: string;
  readonly count: number;
  readonly excerpts: readonly string[];
}

/** What was found, each kind of it once. */
function kinds(findings: readonly Finding[]): readonly Kind[] {
  const byCode = new Map<string, Kind>();
  for (const { code, message, count, excerpt } of findings) {
    const known = byCode.get(code);
    byCode.set(code, {
      code,
      message,
      count: (known?.count ?? 0) + count,
      excerpts: [...(known?.excerpts ?? []), ...(excerpt === undefined ? [] : [excerpt])],
    });
  }
  return [...byCode.values()];
}

function FoundKind({ kind: { code, message, count, excerpts } }: { kind: Kind }) {
  const { t } = useTranslation();
  const known = findingCodes.find((each) => each === code);
  const sentence = (
    <>
      {known === undefined ? <span lang="en">{message}</span> : t(`intake.finding.${known}`)}
      {count > 1 && <span className={classes.quiet}> {t("intake.times", { count })}</span>}
    </>
  );
  if (excerpts.length === 0) return <li>{sentence}</li>;
  return (
    <li>
      <details>
        <summary>{sentence}</summary>
        <ul className={classes.excerpts}>
          {excerpts.map((excerpt, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a list that never changes
            <li key={index}>
              <q>
                <bdi>{excerpt}</bdi>
              </q>
            </li>
          ))}
        </ul>
      </details>
    </li>
  );
}

function Findings({ upload }: { upload: UploadedProposal }) {
  const { t } = useTranslation();
  const { findings, restyled, brackets } = upload;
  if (findings.length === 0 && restyled === 0 && brackets === 0) return null;
  return (
    <section>
      <h3 className={classes.heading}>{t("proposals.upload.notTaken")}</h3>
      <ul className={classes.findings}>
        {restyled > 0 && <li>{t("proposals.upload.restyled", { count: restyled })}</li>}
        {brackets > 0 && <li>{t("proposals.upload.brackets", { count: brackets })}</li>}
        {kinds(findings).map((kind) => (
          <FoundKind key={kind.code} kind={kind} />
        ))}
      </ul>
    </section>
  );
}

/** What a Word file would change, on which text it is taken, and what of it is not taken. */
export function UploadReport({ upload }: { readonly upload: UploadedProposal }) {
  const { t, i18n } = useTranslation();
  const { base, tracked, clauses, same } = upload;
  const on = base.revision ?? momentFormat(i18n.language).format(base.at);
  const authors = tracked
    .map(({ author, changes }) =>
      t("proposals.upload.author", {
        count: changes,
        author: author === "" ? t("proposals.upload.nobody") : author,
      }),
    )
    .join(", ");
  return (
    <div className={classes.report}>
      <p>{t(`proposals.upload.base.${base.how}`, { on })}</p>
      <p>{tracked.length === 0 ? t("proposals.upload.clean") : t("proposals.upload.tracked", { authors })}</p>
      {base.differences > 0 && (
        <details>
          <summary>{t("proposals.upload.differs", { count: base.differences })}</summary>
          <ol className={classes.clauses}>
            {base.differs.map((difference, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: a list that never changes
              <Difference key={index} difference={difference} />
            ))}
          </ol>
        </details>
      )}
      <section>
        <h3 className={classes.heading}>{t("proposals.upload.changes", { count: clauses.length })}</h3>
        <ol className={classes.clauses}>
          {clauses.map((clause) => (
            <ChangedClause key={clause.clause} clause={clause} />
          ))}
        </ol>
        <p className={classes.quiet}>{t("proposals.upload.same", { count: same })}</p>
      </section>
      <Findings upload={upload} />
    </div>
  );
}
