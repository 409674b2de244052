// SPDX-License-Identifier: Apache-2.0
package io.github.winnet4j.testkit;

import java.util.List;

/**
 * The simulated network of drives and printers, from {@link Simulator#network}: servers, shares, what is open.
 *
 * @since 0.1.0
 */
public final class Network {
    private final Simulator simulator;

    Network(Simulator simulator) {
        this.simulator = simulator;
    }

    /**
     * {@return a share such as {@code \\server\share}; it is there, and its server with it, from {@link Share#add} on}
     *
     * @param path the share, such as {@code \\server\share}
     */
    public Share share(String path) {
        return new Share(simulator, Words.quoted(path));
    }

    /**
     * The server can be reached again, and whatever waited for it goes on.
     *
     * @param server the server's name without backslashes, such as {@code server}; a share of it was added before
     * @return this
     */
    public Network serverUp(String server) {
        return done("server " + Words.quoted(server) + " up");
    }

    /**
     * The server can't be reached.
     *
     * @param server the server's name without backslashes, such as {@code server}; a share of it was added before
     * @return this
     */
    public Network serverDown(String server) {
        return done("server " + Words.quoted(server) + " down");
    }

    /**
     * Calls that ask the server wait until {@link #serverUp}.
     *
     * @param server the server's name without backslashes, such as {@code server}; a share of it was added before
     * @return this
     */
    public Network serverHangs(String server) {
        return done("server " + Words.quoted(server) + " hang");
    }

    /**
     * Calls that ask the server answer 1208 ERROR_EXTENDED_ERROR, and WNetGetLastError then answers that code and text.
     *
     * @param server the server's name without backslashes, such as {@code server}; a share of it was added before
     * @param code the provider's own error number, not 0
     * @param text the text of the error, without quotes and line ends
     * @return this
     */
    public Network serverAnswers(String server, int code, String text) {
        return done("server " + Words.quoted(server) + " extended code=" + Words.code(code) + " text="
                + Words.quoted(text));
    }

    /**
     * Opens files over a connection, beside those that are open already: 2401 ERROR_OPEN_FILES for a disconnect without
     * force.
     *
     * @param connection its device, such as {@code F:}, or its share, such as {@code \\server\share}; it must be
     *     connected
     * @param files the number of files to add
     * @return this
     */
    public Network openFiles(String connection, int files) {
        return done("open " + Words.quoted(connection) + " files=" + files);
    }

    /**
     * A process uses the connection: 2404 ERROR_DEVICE_IN_USE for a disconnect.
     *
     * @param connection its device, such as {@code F:}, or its share, such as {@code \\server\share}; it must be
     *     connected
     * @return this
     */
    public Network inUse(String connection) {
        return done("open " + Words.quoted(connection) + " process");
    }

    /**
     * No file of that connection is open any more, and no process uses it.
     *
     * @param connection its device, such as {@code F:}, or its share, such as {@code \\server\share}; it must be
     *     connected
     * @return this
     */
    public Network closeFiles(String connection) {
        return done("close " + Words.quoted(connection));
    }

    /**
     * The user's profile remembers that device as connected to that share.
     *
     * @param device the device, such as {@code F:}
     * @param share the share, such as {@code \\server\share}; it need not exist
     * @return this
     */
    public Network remember(String device, String share) {
        return done("remembered " + Words.quoted(device) + " " + Words.quoted(share));
    }

    /**
     * This process is elevated, and its user has another logon session, that of the desktop. Only what the library says
     * of it changes; what is connected is up to the test.
     *
     * @return this
     */
    public Network elevated() {
        return done("logon elevated split");
    }

    /**
     * As {@link #elevated}, with EnableLinkedConnections, which joins the connections of both.
     *
     * @return this
     */
    public Network elevatedAndLinked() {
        return done("logon elevated split linked");
    }

    /**
     * This process is a service.
     *
     * @return this
     */
    public Network service() {
        return done("logon service elevated");
    }

    /**
     * This process has the logon session of the desktop, the only one of its user: as at the start.
     *
     * @return this
     */
    public Network desktop() {
        return done("logon desktop");
    }

    /** {@return what is connected: device or a hyphen, share, and more, a line each} */
    public List<String> connections() {
        return simulator.command("connections").lines().toList();
    }

    /** {@return what the profile remembers, in the same form} */
    public List<String> remembered() {
        return simulator.command("remembered").lines().toList();
    }

    private Network done(String command) {
        simulator.command(command);
        return this;
    }

    /**
     * A share, described first.
     *
     * @since 0.1.0
     */
    public static final class Share {
        private final Simulator simulator;
        private final String path;
        private final StringBuilder options = new StringBuilder();

        private Share(Simulator simulator, String path) {
            this.simulator = simulator;
            this.path = path;
        }

        /**
         * A printer, not a disk.
         *
         * @return this
         */
        public Share printer() {
            return option(" type=print");
        }

        /**
         * Lets only this user in, with this password.
         *
         * @param user the user name, without a difference between capital and small letters
         * @param password the password that the client must give
         * @return this
         */
        public Share user(String user, String password) {
            return option(" user=" + Words.quoted(user) + " password=" + Words.quoted(password));
        }

        /**
         * Sets its comment.
         *
         * @param comment the text that enumerations show
         * @return this
         */
        public Share comment(String comment) {
            return option(" comment=" + Words.quoted(comment));
        }

        /** From now on it is there, as described. */
        public void add() {
            simulator.command("share " + path + options);
        }

        /** It is gone. */
        public void remove() {
            simulator.command("share " + path + " gone");
        }

        private Share option(String option) {
            options.append(option);
            return this;
        }
    }
}
