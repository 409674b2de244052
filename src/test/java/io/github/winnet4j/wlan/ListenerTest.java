// SPDX-License-Identifier: Apache-2.0
package io.github.winnet4j.wlan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.winnet4j.port.CompletionPort;
import io.github.winnet4j.port.PortHandle;
import io.github.winnet4j.testkit.SimulatedWindows;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Listeners begin nothing once their watch is closed; each step by itself, without a client. */
@SimulatedWindows
class ListenerTest {
    private static final int ACM = NotificationSource.ACM.code();
    private static final WlanNotification.Head HEAD = new WlanNotification.Head(3, ACM, 1, Notifications.NONE);

    private CompletionPort port;
    private PortHandle watch;

    @BeforeEach
    void open() {
        port = CompletionPort.open();
        watch = port.attach("watch", () -> 0, nothing -> {});
    }

    @AfterEach
    void close() {
        port.close();
    }

    private Listener listener(List<WlanNotification> told, long lostBefore) {
        return new Listener.Typed(ACM, told::add, watch, lostBefore);
    }

    @Test
    void nothingIsEnteredOnceTheWatchIsClosed() {
        Listener listener = listener(new ArrayList<>(), 0);
        assertTrue(listener.enter());
        listener.exit();
        watch.close();
        assertFalse(listener.enter());
        assertFalse(listener.stayInside());
    }

    @Test
    void theDriverLeavesAWatchThatIsBeingClosed() {
        Listener listener = listener(new ArrayList<>(), 0);
        assertTrue(listener.stayInside());
        assertTrue(listener.stayInside());
        watch.closeLater();
        assertFalse(watch.close(Duration.ZERO), "the driver is inside");
        assertFalse(listener.stayInside());
        assertTrue(watch.close(Duration.ZERO));
    }

    @Test
    void whatWasLostBeforeItCameIsNotReportedToIt() {
        List<WlanNotification> told = new ArrayList<>();
        Listener listener = listener(told, 10);
        listener.lost(HEAD, 5, 5);
        assertEquals(List.of(), told, "all ten were lost before");
        listener.lost(HEAD, 5, 8);
        listener.lost(HEAD, 4, 13);
        assertEquals(List.of(new WlanNotification.Dropped(HEAD, 3), new WlanNotification.Dropped(HEAD, 4)), told);
        assertEquals(7, listener.lost());
        listener.leave();
    }

    @Test
    void whatAnExecutorComesToTooLateIsDiscarded() {
        List<Runnable> tasks = new ArrayList<>();
        List<WlanNotification> handled = new ArrayList<>();
        ExecutorListener listener = new ExecutorListener(ACM, handled::add, tasks::add, 4, watch, 0);
        listener.tell(new WlanNotification.ScanComplete(HEAD));
        watch.close();
        tasks.forEach(Runnable::run);
        assertEquals(List.of(), handled);
        assertEquals(1, listener.discarded());
    }
}
