// SPDX-License-Identifier: Apache-2.0
package io.github.winnet4j.wnet;

import io.github.winnet4j.win32.Mpr;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Connections to a server as another user, which Windows allows only one of: 1219 ERROR_SESSION_CREDENTIAL_CONFLICT.
 */
final class Conflicts {
    private Conflicts() {}

    /** Those that Windows lists for the server of that name. */
    static List<NetworkConnection> with(String remoteName) {
        try (Stream<NetworkConnection> all = NetworkConnections.connections()) {
            return all.filter(one -> Names.sameServer(one.remoteName(), remoteName))
                    .toList();
        } catch (RuntimeException e) {
            return List.of(); // the conflict is reported, not why it can't be reported better
        }
    }

    /** Ends them, as far as they can be; answers what is gone. */
    static List<String> end(String remoteName, DisconnectOptions options) {
        int flags = options.forgets() ? Mpr.CONNECT_UPDATE_PROFILE : 0;
        List<String> ended = new ArrayList<>();
        for (NetworkConnection one : with(remoteName)) {
            if (Mpr.WNetCancelConnection2W(one.name(), flags, options.forces()) == 0) {
                ended.add(text(one));
            }
        }
        return ended;
    }

    /** The same failure, with what was ended before it. */
    static RuntimeException told(RuntimeException failure, List<String> ended) {
        if (!ended.isEmpty()) {
            failure.addSuppressed(
                    new IllegalStateException("ended before, to replace them: " + String.join(", ", ended)));
        }
        return failure;
    }

    static String texts(List<NetworkConnection> connections) {
        return connections.stream().map(Conflicts::text).collect(Collectors.joining(", "));
    }

    private static String text(NetworkConnection one) {
        return one.device() != null ? one.device() + " to " + one.remoteName() : one.remoteName();
    }
}
