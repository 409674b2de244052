// SPDX-License-Identifier: Apache-2.0
package io.github.winnet4j.wnet;

import io.github.winnet4j.win32.WinError;
import java.util.List;

/**
 * There are connections to the same server as another user: 1219 ERROR_SESSION_CREDENTIAL_CONFLICT. Windows allows one
 * user for each name of a server and logon session; end the others first
 * ({@link NetworkConnectRequest#replacingConflicts} does), or reach the server by another of its names.
 *
 * @since 0.1.0
 */
public final class CredentialConflictException extends NetworkException {
    private static final long serialVersionUID = 1L;

    /** The connections in the way. */
    private final NetworkConnection[] conflicting;

    CredentialConflictException(String function, List<NetworkConnection> conflicting) {
        super(
                function,
                WinError.ERROR_SESSION_CREDENTIAL_CONFLICT,
                conflicting.isEmpty()
                        ? "End the other connections to that server first; Windows lists none."
                        : "End first, or let replacingConflicts(…) do it: " + Conflicts.texts(conflicting));
        this.conflicting = conflicting.toArray(new NetworkConnection[0]);
    }

    /**
     * {@return the connections to that server which Windows lists} It may be none: an open file reached by
     * {@code \\server\…} holds a connection that no list has, and so does one by another logon session.
     */
    public List<NetworkConnection> conflicting() {
        return List.of(conflicting);
    }
}
