import { MantineProvider } from "@mantine/core";
import { Route, Switch } from "wouter";
import { draftId } from "../model/ids";
import { DraftScene } from "../scenes/Draft/DraftScene";
import { LobbyScene } from "../scenes/Lobby/LobbyScene";
import { MissingScene } from "../scenes/Missing/MissingScene";
import { SignInScene } from "../scenes/SignIn/SignInScene";
import { FaultBarrier } from "./FaultBarrier";
import { SignedIn } from "./SignedIn";
import { theme } from "./theme";

export function App() {
  return (
    <MantineProvider theme={theme} defaultColorScheme="auto">
      <FaultBarrier>
        <Switch>
          <Route path="/sign-in">
            <SignInScene />
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
          <Route>
            <MissingScene />
          </Route>
        </Switch>
      </FaultBarrier>
    </MantineProvider>
  );
}
