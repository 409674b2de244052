// SPDX-License-Identifier: Apache-2.0
package io.github.winnet4j.wlan;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.winnet4j.testkit.SimulatedWindows;
import io.github.winnet4j.testkit.Simulator;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Invariant 7: a list that is walked by a cursor, and notifications that are handled in place, allocate nothing. */
@SimulatedWindows
@SuppressWarnings("try") // a watch does its work by being there
class WlanAllocationTest {
    private static final int TIMES = 20;
    private static final int EACH = 2_000;

    /** What allocates at all has eight bytes at least; less is the measuring's own, or a compiler's. */
    private static final int A_FEW = EACH;

    private final com.sun.management.ThreadMXBean threads =
            (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();

    private long allocated() {
        return threads.getThreadAllocatedBytes(Thread.currentThread().getId());
    }

    @Test
    void aCursorThatIsReadAnewAndWalkedAllocatesNothing(Simulator windows) {
        windows.tracing(false);
        for (int i = 0; i < 50; i++) {
            windows.wifi("wlan0")
                    .network("net" + i)
                    .rssi(-30 - i)
                    .informationElements(Elements.typical())
                    .seen()
                    .add();
        }
        try (Wifi wifi = new Wifi(windows)) {
            BssCursor cursor = wifi.wlan0.stationCursor();
            Ssid wanted = Ssid.of("net7");
            byte[] copy = new byte[1024];
            ByteBuffer buffer = ByteBuffer.allocate(1024);
            List<Long> each = new ArrayList<>(TIMES);
            boolean steady = false;
            for (int time = 0; time < TIMES && !steady; time++) {
                long before = allocated();
                long sum = 0;
                for (int i = 0; i < EACH / 20; i++) {
                    cursor.refresh();
                    while (cursor.next()) {
                        sum += cursor.rssi()
                                + cursor.channel()
                                + cursor.address()
                                + cursor.elementsSize()
                                + cursor.channelWidth()
                                + cursor.generation()
                                + cursor.country()
                                + (cursor.frameProtection() == FrameProtection.CAPABLE ? 1 : 0)
                                + (cursor.offers(BssSecurity.WPA3_PERSONAL) ? 1 : 0)
                                + (cursor.findVendor(0x0050F2, 4) ? cursor.elementSize() : 0)
                                + (cursor.findExtension(35) ? cursor.elementByte(0) : 0)
                                + (cursor.findElement(48) ? cursor.copyElement(copy, 0) : 0)
                                + cursor.copyElements(buffer.clear())
                                + cursor.copySsid(copy, 0)
                                + (cursor.isOf(wanted) ? 1 : 0);
                    }
                }
                assertTrue(sum != 0);
                each.add(allocated() - before);
                steady = each.get(time) < A_FEW / 20;
            }
            assertTrue(steady, each::toString);
        }
    }

    @Test
    void notificationsHandledInPlaceAllocateNothing(Simulator windows) {
        windows.tracing(false);
        List<Long> each = Collections.synchronizedList(new ArrayList<>(TIMES));
        long[] state = new long[3]; // handled, allocated at the first of a storm, sum
        try (Wifi wifi = new Wifi(windows, new NotificationRoom(1 << 12, 8));
                Watch watch = wifi.client.watchInPlace(Set.of(NotificationSource.ACM), one -> {
                    state[2] += one.source() + one.code() + one.size() + one.sequence();
                    if (++state[0] % EACH == 1) {
                        state[1] = allocated();
                    } else if (state[0] % EACH == 0) {
                        each.add(allocated() - state[1]);
                    }
                })) {
            boolean steady = false;
            for (int time = 1; time <= TIMES && !steady; time++) {
                int wanted = time;
                wifi.notification(Wifi.ACM, 7).storm(EACH, 1);
                Wifi.awaitTrue(() -> wifi.client.counters().handled() >= (long) EACH * wanted);
                Wifi.awaitTrue(() -> each.size() == wanted);
                steady = each.get(time - 1) < A_FEW;
            }
            assertTrue(steady, each::toString);
        }
    }
}
