// SPDX-License-Identifier: Apache-2.0
package io.github.winnet4j.demo;

import io.github.winnet4j.demo.Scenes.Scene;
import io.github.winnet4j.testkit.Simulator;
import io.github.winnet4j.wnet.CallAbandonedException;
import io.github.winnet4j.wnet.CredentialConflictException;
import io.github.winnet4j.wnet.DisconnectOptions;
import io.github.winnet4j.wnet.Disconnection;
import io.github.winnet4j.wnet.NetworkCall;
import io.github.winnet4j.wnet.NetworkConnectRequest;
import io.github.winnet4j.wnet.NetworkConnection;
import io.github.winnet4j.wnet.NetworkConnections;
import java.time.Duration;
import java.util.concurrent.ExecutionException;

/** Network connections through their façade: made, refused for open files, forced, gone; and a server that is dead. */
final class WnetScenes {
    private static final String PLANS = "\\\\server\\plans";
    private static final String ARCHIVE = "\\\\server\\archive";

    private final Simulator windows;

    WnetScenes(Simulator windows) {
        this.windows = windows;
    }

    Scene[] all() {
        return new Scene[] {
            new Scene(
                    "A network drive: connected, refused for open files, forced, gone (WNetCancelConnectionA)",
                    "Force is off unless asked, so no data is lost by surprise; the answer says why it is still there.",
                    this::drive),
            new Scene(
                    "Network drives: two users of one server",
                    "A conflict names what is in the way, and replaces it when asked; a password is wiped by its use.",
                    this::conflict),
            new Scene(
                    "A network drive on a dead server",
                    "With a deadline nobody waits for Windows; what it answers late is still told.",
                    this::deadServer),
            new Scene(
                    "Network drives: a process that runs as administrator doesn't find the desktop's",
                    "The exception says why, and what would join them; a question says it before.",
                    this::elevated)
        };
    }

    private String drive() {
        windows.network().share(PLANS).add();
        NetworkConnection drive =
                NetworkConnections.connect(NetworkConnectRequest.to(PLANS).nextFreeDevice());
        windows.network().openFiles(drive.name(), 2);
        Disconnection refused = NetworkConnections.disconnectA(drive.name(), false);
        boolean stays = NetworkConnections.remoteName(drive.name()).isPresent();
        Disconnection forced = NetworkConnections.disconnect(
                drive.name(), DisconnectOptions.gently().force());
        Disconnection again = NetworkConnections.disconnect(drive.name());
        return drive.name() + " was connected; the first cancel was answered " + told(refused)
                + (stays ? " and left it" : "") + "; forced it was " + told(forced) + ", and once more " + told(again);
    }

    private String conflict() {
        windows.network().share(PLANS).add();
        windows.network().share(ARCHIVE).user("anna", "secret").add();
        NetworkConnections.connect(NetworkConnectRequest.to(PLANS).device("P:"));
        char[] password = "secret".toCharArray();
        try {
            NetworkConnections.connect(
                    NetworkConnectRequest.to(ARCHIVE).user("anna").password(password));
            return "no conflict";
        } catch (CredentialConflictException e) {
            String names = String.join(
                    ", ", e.conflicting().stream().map(NetworkConnection::name).toList());
            boolean wiped = new String(password).equals("\0".repeat(password.length));
            NetworkConnections.connect(NetworkConnectRequest.to(ARCHIVE)
                    .user("anna")
                    .password("secret".toCharArray())
                    .replacingConflicts(DisconnectOptions.gently()));
            String user = NetworkConnections.user(ARCHIVE);
            NetworkConnections.disconnect(ARCHIVE).orThrow();
            return names + " was in the way and ended, then " + user + " got in; the password was "
                    + (wiped ? "wiped" : "left");
        }
    }

    private String deadServer() {
        windows.network().share(PLANS).add();
        windows.network().serverHangs("server");
        NetworkCall<NetworkConnection> connecting =
                NetworkConnections.connectAsync(NetworkConnectRequest.to(PLANS).device("P:"), Duration.ofSeconds(2));
        windows.awaitBlocked("WNetUseConnectionW", 1);
        try {
            return "not abandoned: " + connecting.future().get();
        } catch (ExecutionException e) {
            CallAbandonedException abandoned = (CallAbandonedException) e.getCause();
            int stuck = NetworkConnections.calls().abandoned();
            windows.network().serverUp("server");
            NetworkConnection late = (NetworkConnection) abandoned.late().join();
            Disconnection ended = NetworkConnections.disconnect(late.name());
            return "after its deadline the call was abandoned, " + stuck + " of them; then the server answered, "
                    + late.name() + " was connected late, and ended: " + told(ended);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private String elevated() {
        windows.network().share(PLANS).add();
        windows.network().elevated();
        boolean has = NetworkConnections.session().hasDrivesOfDesktop();
        String absent = Scenes.message(() -> NetworkConnections.user("P:"));
        windows.network().desktop();
        return "asked before, it has " + (has ? "" : "not ") + "the drives of the desktop; asked for P: it is told: "
                + absent.replaceAll(".*(This process is elevated[^:]*):.*", "$1");
    }

    private static String told(Disconnection disconnection) {
        return disconnection + " (" + disconnection.code() + ")";
    }
}
