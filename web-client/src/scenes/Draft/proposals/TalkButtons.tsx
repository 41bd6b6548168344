import { Button } from "@mantine/core";
import { useContext } from "react";
import { useTranslation } from "react-i18next";
import { Icon } from "../../../components/Icon";
import type { ProposalId } from "../../../model/ids";
import { ProposalTalkContext } from "./talk";

/** The ways from a proposal to what is said about it, and to saying something. */
export function TalkButtons({ proposal }: { readonly proposal: ProposalId }) {
  const { t } = useTranslation();
  const talk = useContext(ProposalTalkContext);
  if (talk === undefined) return null;
  const count = talk.threads.get(proposal)?.length ?? 0;
  const { begin } = talk;
  return (
    <>
      {count > 0 && (
        <Button
          size="compact-sm"
          variant="subtle"
          leftSection={<Icon name="comment" size={15} />}
          onClick={() => talk.showThreads(proposal)}
        >
          {t("proposals.talk.count", { count })}
        </Button>
      )}
      {begin !== undefined && (
        <Button size="compact-sm" variant="subtle" onClick={() => begin(proposal)}>
          {t("proposals.talk.begin")}
        </Button>
      )}
    </>
  );
}
