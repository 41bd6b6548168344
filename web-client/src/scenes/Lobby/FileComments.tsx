import { Radio, Stack } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { type Audience, audienceKey } from "../../model/audience";
import type { ReadComments } from "../../model/intake";
import classes from "./Intake.module.css";

interface FileCommentsProps {
  readonly comments: ReadComments;
  /** Who is to read them; undefined if they are left out. */
  readonly audience: Audience | undefined;
  readonly onAudience: (audience: Audience | undefined) => void;
}

const leave = "leave";

/** Asks whether what was said in the margin of a file is taken over, and for whom. */
export function FileComments({ comments, audience, onAudience }: FileCommentsProps) {
  const { t } = useTranslation();
  if (comments.count === 0) return null;
  return (
    <section aria-label={t("intake.comments.title")}>
      <Radio.Group
        label={t("intake.comments.found", {
          comments: t("intake.comments.count", { count: comments.count }),
          authors: t("intake.comments.authors", { count: comments.authors }),
        })}
        description={t("intake.comments.explain")}
        value={audience === undefined ? leave : audienceKey(audience)}
        onChange={(value) => onAudience(comments.audiences.find((each) => audienceKey(each) === value))}
      >
        <Stack gap="xs" mt={8}>
          <Radio value={leave} label={t("intake.comments.leave")} />
          {comments.audiences.map((each) => (
            <Radio
              key={audienceKey(each)}
              value={audienceKey(each)}
              label={t(`intake.comments.for.${each.kind}`, { code: each.code })}
            />
          ))}
        </Stack>
      </Radio.Group>
      {audience !== undefined && comments.notTaken > 0 && (
        <p className={classes.quiet}>{t("intake.comments.further", { count: comments.notTaken })}</p>
      )}
    </section>
  );
}
