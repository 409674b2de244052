// SPDX-License-Identifier: Apache-2.0
package io.github.winnet4j.wnet;

/**
 * How to end a connection. At first nothing is forced and nothing forgotten; both are asked for one by one.
 *
 * @since 0.1.0
 */
public final class DisconnectOptions {
    private static final DisconnectOptions[] ALL = {
        new DisconnectOptions(false, false),
        new DisconnectOptions(true, false),
        new DisconnectOptions(false, true),
        new DisconnectOptions(true, true),
    };

    private final boolean force;
    private final boolean forget;

    private DisconnectOptions(boolean force, boolean forget) {
        this.force = force;
        this.forget = forget;
    }

    /**
     * Refused when files are open; a remembered connection comes back at the next logon.
     *
     * @return options with nothing forced and nothing forgotten
     */
    public static DisconnectOptions gently() {
        return ALL[0];
    }

    /**
     * Also with open files and jobs: what they haven't written yet is lost.
     *
     * @return the same options, with force
     */
    public DisconnectOptions force() {
        return of(true, forget);
    }

    /**
     * Also out of the user's profile, so that it isn't made again at the next logon. For a device only: Windows ignores
     * it with a remote name.
     *
     * @return the same options, forgetting the connection
     */
    public DisconnectOptions forget() {
        return of(force, true);
    }

    /** {@return whether open files are no obstacle} */
    public boolean forces() {
        return force;
    }

    /** {@return whether the connection is also removed from the profile} */
    public boolean forgets() {
        return forget;
    }

    private static DisconnectOptions of(boolean force, boolean forget) {
        return ALL[(force ? 1 : 0) + (forget ? 2 : 0)];
    }

    @Override
    public String toString() {
        return (force ? "by force" : "gently") + (forget ? ", forgotten" : "");
    }
}
