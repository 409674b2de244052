// SPDX-License-Identifier: Apache-2.0
package io.github.winnet4j.testkit;

import java.util.List;

/** The simulated network of drives and printers, from {@link Simulator#network}: servers, shares, what is open. */
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
     * @param server the server's name, such as {@code \\server}
     * @return this
     */
    public Network serverUp(String server) {
        return done("server " + Words.quoted(server) + " up");
    }

    /**
     * The server can't be reached.
     *
     * @param server the server's name, such as {@code \\server}
     * @return this
     */
    public Network serverDown(String server) {
        return done("server " + Words.quoted(server) + " down");
    }

    /**
     * Whatever asks the server waits until it is up.
     *
     * @param server the server's name, such as {@code \\server}
     * @return this
     */
    public Network serverHangs(String server) {
        return done("server " + Words.quoted(server) + " hang");
    }

    /**
     * Whatever asks the server gets 1208 ERROR_EXTENDED_ERROR, and WNetGetLastError tells that code and text.
     *
     * @param server the server's name, such as {@code \\server}
     * @param code the provider's own number
     * @param text the words
     * @return this
     */
    public Network serverAnswers(String server, int code, String text) {
        return done("server " + Words.quoted(server) + " extended code=" + Words.code(code) + " text="
                + Words.quoted(text));
    }

    /**
     * So many files more of that connection are open; it is named by its device, {@code F:}, or by its share.
     *
     * @param connection its device, such as {@code F:}, or its share
     * @param files how many more
     * @return this
     */
    public Network openFiles(String connection, int files) {
        return done("open " + Words.quoted(connection) + " files=" + files);
    }

    /**
     * A process uses that connection: 2404 ERROR_DEVICE_IN_USE.
     *
     * @param connection its device, such as {@code F:}, or its share
     * @return this
     */
    public Network inUse(String connection) {
        return done("open " + Words.quoted(connection) + " process");
    }

    /**
     * No file of that connection is open any more, and no process uses it.
     *
     * @param connection its device, such as {@code F:}, or its share
     * @return this
     */
    public Network closeFiles(String connection) {
        return done("close " + Words.quoted(connection));
    }

    /**
     * The user's profile remembers that device as connected to that share.
     *
     * @param device the device, such as {@code F:}
     * @param share the share, such as {@code \\server\share}
     * @return this
     */
    public Network remember(String device, String share) {
        return done("remembered " + Words.quoted(device) + " " + Words.quoted(share));
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

    /** A share, described first. */
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
         * Only that user gets in, with that password.
         *
         * @param user the account
         * @param password its password
         * @return this
         */
        public Share user(String user, String password) {
            return option(" user=" + Words.quoted(user) + " password=" + Words.quoted(password));
        }

        /**
         * What is shown for it.
         *
         * @param comment the words
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
