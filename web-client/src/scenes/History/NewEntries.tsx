import { Button } from "@mantine/core";
import { useCallback } from "react";
import { useTranslation } from "react-i18next";
import { getTimeline } from "../../api/history";
import { listDrafts } from "../../api/plenary";
import { usePolling } from "../../components/usePolling";
import classes from "./History.module.css";
import type { Story } from "./useStory";

const pauseMillis = 15_000;

/** Says how many entries the record has got since it was looked at, and brings them when that is wanted, not before. */
export function NewEntries({ story, onShow }: { story: Story; onShow: () => void }) {
  const { t } = useTranslation();
  const { past } = story;
  const ask = useCallback(
    async () =>
      typeof past === "string"
        ? (await listDrafts()).find((draft) => draft.id === past)?.seq
        : (await getTimeline(past)).last.seq,
    [past],
  );
  const { value } = usePolling(ask, pauseMillis);
  const count = Math.max(0, (value ?? 0) - story.timeline.last.seq);
  return (
    <div role="status" className={classes.newest}>
      {count > 0 && (
        <div className={classes.newestLine}>
          {t("changes.new", { count })}
          <Button size="compact-sm" variant="default" onClick={onShow}>
            {t("changes.showNew")}
          </Button>
        </div>
      )}
    </div>
  );
}
