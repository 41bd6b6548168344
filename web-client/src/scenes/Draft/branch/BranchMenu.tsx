import { ActionIcon, Menu } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { branchRecordAddress } from "../../../api/proposals";
import { Icon } from "../../../components/Icon";
import type { ProposalId } from "../../../model/ids";

interface BranchMenuProps {
  readonly proposal: ProposalId;
}

/** What is seldom wanted of a branch. */
export function BranchMenu({ proposal }: BranchMenuProps) {
  const { t } = useTranslation();
  return (
    <Menu position="bottom-end" shadow="md" width={280}>
      <Menu.Target>
        <ActionIcon variant="subtle" color="gray" aria-label={t("proposals.more")}>
          <Icon name="more" />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown aria-label={t("proposals.more")}>
        <Menu.Item
          component="a"
          href={branchRecordAddress(proposal)}
          download
          leftSection={<Icon name="download" size={16} />}
        >
          {t("proposals.record")}
        </Menu.Item>
        <Menu.Item
          component="a"
          href="/verify.html"
          target="_blank"
          rel="noopener"
          leftSection={<Icon name="seal" size={16} />}
        >
          {t("proposals.verify")}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
