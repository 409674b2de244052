// SPDX-License-Identifier: Apache-2.0
package io.github.winnet4j.tool;

import io.github.winnet4j.wnet.Disconnection;
import io.github.winnet4j.wnet.NetworkConnectRequest;
import io.github.winnet4j.wnet.NetworkConnection;
import io.github.winnet4j.wnet.NetworkConnections;
import java.io.Console;
import java.io.PrintStream;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Shows, makes and ends network connections. */
final class DrivesCommand {
    private static final int NAMES = 3;

    private DrivesCommand() {}

    static int run(List<String> arguments, PrintStream out) {
        String what = arguments.isEmpty() ? "" : arguments.get(0);
        int size = arguments.size();
        if (size == 0) {
            list(out);
            return Main.GOOD;
        } else if (what.equals("connect") && (size == NAMES || size == NAMES + 1)) {
            return connect(arguments.get(1), arguments.get(2), size == NAMES ? null : arguments.get(NAMES), out);
        } else if (what.equals("disconnect") && size == 2) {
            return disconnect(arguments.get(1), out);
        }
        throw new UsageException("drives can't be understood: " + arguments);
    }

    private static void list(PrintStream out) {
        Columns table = new Columns().row("device", "leads to", "provider");
        try (Stream<NetworkConnection> connections = NetworkConnections.connections()) {
            connections.forEach(one -> table.row(
                    one.device() == null ? "" : one.device(),
                    one.remoteName(),
                    one.provider() == null ? "" : one.provider()));
        }
        table.print(out);
        out.println(NetworkConnections.session().explanation());
    }

    private static int connect(String device, String remoteName, @Nullable String user, PrintStream out) {
        NetworkConnectRequest request = NetworkConnectRequest.to(remoteName).device(device);
        if (user != null) {
            request.user(user).password(password(user));
        }
        NetworkConnection made = NetworkConnections.connect(request);
        out.println(Columns.printable(made.name() + " leads to " + made.remoteName()));
        return Main.GOOD;
    }

    /** Never from the command line, which others can see. */
    @SuppressWarnings("SystemConsoleNull") // before Java 22 it is null where there is no terminal
    private static char[] password(String user) {
        Console console = System.console();
        char[] password = console == null ? null : console.readPassword("Password of %s: ", user);
        if (password == null) {
            throw new UsageException("the password of " + user + " is asked for on a console, and there is none");
        }
        return password; // wiped by the connection
    }

    private static int disconnect(String name, PrintStream out) {
        Disconnection answer = NetworkConnections.disconnect(name);
        out.println(Columns.printable(name)
                + switch (answer) {
                    case DISCONNECTED -> " is disconnected";
                    case WAS_NOT_CONNECTED -> " wasn't connected";
                    case OPEN_FILES -> " has open files and stays: close them, and try again";
                    case IN_USE -> " is in use and stays: a process works in it, perhaps as its current directory";
                });
        return answer.isGone() ? Main.GOOD : Main.BAD;
    }
}
