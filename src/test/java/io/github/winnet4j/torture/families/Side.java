// SPDX-License-Identifier: Apache-2.0
package io.github.winnet4j.torture.families;

import java.util.function.Function;

/** One family in a program: what a client can do with it, what can go wrong, and what it promises. */
interface Side {
    /** Which there are. */
    enum Name {
        /** Wi-Fi. */
        WLAN(WlanSide::new),
        /** Wi-Fi Direct. */
        WIFIDIRECT(DirectSide::new),
        /** BranchCache. */
        PEERDIST(PeersSide::new),
        /** Drives and printers. */
        WNET(DrivesSide::new);

        private final Function<FamilyRun, Side> made;

        Name(Function<FamilyRun, Side> made) {
            this.made = made;
        }

        Side in(FamilyRun run) {
            return made.apply(run);
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
