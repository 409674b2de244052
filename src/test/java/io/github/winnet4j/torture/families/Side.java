// SPDX-License-Identifier: Apache-2.0
package io.github.winnet4j.torture.families;

/** One family in a program: what a client can do with it, what can go wrong, and what it promises. */
interface Side {
    /** Which there are. */
    enum Name {
        /** Wi-Fi. */
        WLAN,
        /** Wi-Fi Direct. */
        WIFIDIRECT,
        /** BranchCache. */
        PEERDIST,
        /** Drives and printers. */
        WNET;

        Side in(FamilyRun run) {
            return switch (this) {
                case WLAN -> new WlanSide(run);
                case WIFIDIRECT -> new DirectSide(run);
                case PEERDIST -> new PeersSide(run);
                case WNET -> new DrivesSide(run);
            };
        }
    }

    /** The client does something; also from inside a handler. */
    void act(int choice);

    /** Something goes wrong at Windows' side. */
    void fault(int choice);

    /** That stops. */
    void mend();

    /** Everything is closed, without waiting; nothing is in the way. */
    void close();

    /** What must hold when all is over. */
    void check();
}
