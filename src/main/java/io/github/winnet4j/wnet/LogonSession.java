// SPDX-License-Identifier: Apache-2.0
package io.github.winnet4j.wnet;

import io.github.winnet4j.internal.LogonFacts;

/**
 * The logon session of this process, as far as its drives depend on it. Connections belong to a logon session, and an
 * administrator under User Account Control has two: that of the desktop, and an elevated one. What is connected in the
 * one isn't there in the other, unless EnableLinkedConnections joins them. A service has one of its own.
 *
 * @param isElevated this process has administrators' rights
 * @param isSplit this user has two sessions, and this is one of them: the elevated one, or that of the desktop
 * @param isLinked EnableLinkedConnections is set, so that Windows makes each connection in both. Windows looks at it
 *     when it starts, so a value that was set since then has no effect yet
 * @param isService this process runs in session 0, as services do
 * @since 0.1.0
 */
public record LogonSession(boolean isElevated, boolean isSplit, boolean isLinked, boolean isService) {
    private static final String HOW = "EnableLinkedConnections joins them: a DWORD of 1 in HKEY_LOCAL_MACHINE\\SOFTWARE"
            + "\\Microsoft\\Windows\\CurrentVersion\\Policies\\System, and a restart.";

    static LogonSession current() {
        LogonFacts facts = LogonFacts.current();
        return new LogonSession(facts.elevated(), facts.split(), facts.linked(), facts.service());
    }

    /**
     * {@return true when this process and the desktop see the same drives} As far as Windows reveals: a process that
     * was started as another user has that user's session, and nothing shows it.
     */
    public boolean hasDrivesOfDesktop() {
        return !isService && (isLinked || !isSplit || !isElevated);
    }

    /** {@return the same in words, with what would help} */
    public String explanation() {
        if (isService) {
            return "This process runs in session 0, as services do, and has a logon session of its own: the drives of"
                    + " desktops aren't here, and what it connects isn't there.";
        }
        String process = "This process is" + (isElevated ? " elevated" : "n't elevated");
        if (!isSplit) {
            return process + "; its user has one logon session, so it has the drives of the desktop.";
        }
        if (isLinked) {
            return process + "; EnableLinkedConnections joins the drives of elevated processes and of the desktop.";
        }
        return process
                + (isElevated
                        ? ", and so has a logon session of its own: the drives of the desktop aren't here, and what it"
                                + " connects isn't there. "
                        : ", and has the drives of the desktop; elevated processes of the same user have a logon"
                                + " session of their own, without them. ")
                + HOW;
    }

    /** For exceptions that may come of it: the explanation, or nothing where it has the expected drives. */
    static String hint() {
        try {
            LogonSession session = current();
            return session.hasDrivesOfDesktop() ? "" : " " + session.explanation();
        } catch (RuntimeException | LinkageError e) {
            return ""; // what failed is reported, not why it can't be explained better
        }
    }
}
