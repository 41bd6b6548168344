import { MantineProvider } from "@mantine/core";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { Route, Switch } from "wouter";
import { draftId, proposalId } from "../model/ids";
import { LobbyScene } from "../scenes/Lobby/LobbyScene";
import { MissingScene } from "../scenes/Missing/MissingScene";
import { SignInScene } from "../scenes/SignIn/SignInScene";
import { FaultBarrier } from "./FaultBarrier";
import { lateScene } from "./lateScene";
import { SeenHistory } from "./SeenHistory";
import { SignedIn } from "./SignedIn";
import { themeIn } from "./theme";

// Not everybody who drafts looks back, or keeps the house: what only these pages need is loaded with them.
const AccountScene = lateScene(async () => (await import("../scenes/Account/AccountScene")).AccountScene);
const BranchScene = lateScene(async () => (await import("../scenes/Draft/branch/BranchScene")).BranchScene);
const DraftScene = lateScene(async () => (await import("../scenes/Draft/DraftScene")).DraftScene);
const InvitationScene = lateScene(
  async () => (await import("../scenes/Invitation/InvitationScene")).InvitationScene,
);
const ProcessScene = lateScene(async () => (await import("../scenes/Process/ProcessScene")).ProcessScene);
const SetUpScene = lateScene(async () => (await import("../scenes/SetUp/SetUpScene")).SetUpScene);
const AuditScene = lateScene(async () => (await import("../scenes/Audit/AuditScene")).AuditScene);
const InviteManyScene = lateScene(
  async () => (await import("../scenes/InviteMany/InviteManyScene")).InviteManyScene,
);
const HistoryScene = lateScene(async () => (await import("../scenes/History/HistoryScene")).HistoryScene);
const VerifyScene = lateScene(async () => (await import("../scenes/Verify/VerifyScene")).VerifyScene);

export function App() {
  const { t } = useTranslation();
  const theme = useMemo(() => themeIn(t), [t]);
  return (
    <MantineProvider theme={theme} defaultColorScheme="auto">
      <FaultBarrier>
        <Switch>
          <Route path="/sign-in">
            <SignInScene />
          </Route>
          <Route path="/invitation">
            <InvitationScene />
          </Route>
          <Route path="/set-up">
            <SetUpScene />
          </Route>
          <Route path="/process">
            <SignedIn>
              <ProcessScene />
            </SignedIn>
          </Route>
          <Route path="/process/import">
            <SignedIn>
              <InviteManyScene />
            </SignedIn>
          </Route>
          <Route path="/process/audit">
            <SignedIn>
              <AuditScene />
            </SignedIn>
          </Route>
          <Route path="/account">
            <SignedIn>
              <AccountScene />
            </SignedIn>
          </Route>
          <Route path="/">
            <SignedIn>
              <LobbyScene />
            </SignedIn>
          </Route>
          <Route path="/drafts/:id">
            {({ id }) => (
              <SignedIn>
                <DraftScene key={id} id={draftId(id)} />
              </SignedIn>
            )}
          </Route>
          <Route path="/drafts/:id/proposals/:proposal">
            {({ id, proposal }) => (
              <SignedIn>
                <BranchScene key={proposal} draft={draftId(id)} proposal={proposalId(proposal)} />
              </SignedIn>
            )}
          </Route>
          <Route path="/drafts/:id/proposals/:proposal/history">
            {({ id, proposal }) => (
              <SignedIn>
                <HistoryScene
                  key={proposal}
                  id={draftId(id)}
                  proposal={proposalId(proposal)}
                  missing={<MissingScene />}
                />
              </SignedIn>
            )}
          </Route>
          <Route path="/drafts/:id/history">
            {({ id }) => (
              <SignedIn>
                <SeenHistory key={id} draft={draftId(id)}>
                  <HistoryScene id={draftId(id)} />
                </SeenHistory>
              </SignedIn>
            )}
          </Route>
          <Route path="/verify">
            <VerifyScene />
          </Route>
          <Route>
            <MissingScene />
          </Route>
        </Switch>
      </FaultBarrier>
    </MantineProvider>
  );
}
