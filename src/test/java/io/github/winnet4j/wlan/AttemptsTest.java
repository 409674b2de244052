// SPDX-License-Identifier: Apache-2.0
package io.github.winnet4j.wlan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.winnet4j.OperationCancelledException;
import io.github.winnet4j.internal.Guids;
import io.github.winnet4j.testkit.SimulatedWindows;
import io.github.winnet4j.testkit.Simulator;
import io.github.winnet4j.win32.WinError;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which notification is of which attempt: each order of beginnings and ends, by itself. */
@SimulatedWindows
class AttemptsTest {
    private static final int START = NotificationParser.ACM_CONNECTION_START;
    private static final int COMPLETE = NotificationParser.ACM_CONNECTION_COMPLETE;

    private final Attempts attempts = new Attempts();
    private Wifi wifi;

    @BeforeEach
    void open(Simulator windows) {
        wifi = new Wifi(windows);
    }

    @AfterEach
    void close() {
        wifi.close();
    }

    private ConnectWait asked(String profile) {
        ConnectWait wait = wait(profile, Optional::empty);
        ask(attempts, wait);
        return wait;
    }

    private ConnectWait wait(String profile, Supplier<Optional<CurrentConnection>> connection) {
        return new ConnectWait(
                wifi.client, wifi.wlan0.id(), WlanConnectRequest.byProfile(profile), connection, handle -> 0);
    }

    private void ask(Attempts its, ConnectWait wait) {
        assertEquals(WinError.ERROR_SUCCESS, its.ask(wifi.wlan0.id(), wait.attempt(), () -> 0));
    }

    private void told(int code, String profile, int reason) {
        told(attempts, code, profile, reason);
    }

    private void told(Attempts its, int code, String profile, int reason) {
        byte[] data = WlanConnectTest.data(profile, reason);
        ByteBuffer event = Layouts.wrap(new byte[Layouts.NOTIFICATION_DATA + data.length]);
        event.putInt(0, Wifi.ACM)
                .putInt(Layouts.NOTIFICATION_CODE, code)
                .put(Layouts.NOTIFICATION_INTERFACE, Guids.bytes(wifi.wlan0.id()))
                .putInt(Layouts.NOTIFICATION_DATA_SIZE, data.length)
                .put(Layouts.NOTIFICATION_DATA, data);
        NotificationView view = new NotificationView();
        assertTrue(view.show(event, 1));
        its.told(view);
    }

    private boolean cancel(ConnectWait wait, boolean accepted) {
        return attempts.cancel(wifi.wlan0.id(), wait.attempt(), () -> accepted);
    }

    @Test
    void beginningsGoToAttemptsInTheirOrder() {
        ConnectWait first = asked("home");
        ConnectWait second = asked("home");
        told(START, "home", 0);
        assertTrue(first.attempt().begun);
        assertFalse(second.attempt().begun);
        told(START, "home", 0);
        assertTrue(second.attempt().begun);
    }

    @Test
    void anEndOfAnotherNetworkIsNotThatOfWhatHasBegun() {
        ConnectWait home = asked("home");
        told(START, "home", 0);
        told(COMPLETE, "cafe", 0);
        assertFalse(home.isDone());
        told(COMPLETE, "home", 0);
        assertTrue(home.isDone());
    }

    @Test
    void whatAnotherProgramHasBegunSinceIsNotCancelled() {
        ConnectWait home = asked("home");
        told(START, "home", 0);
        told(START, "cafe", 0);
        assertFalse(attempts.cancel(wifi.wlan0.id(), home.attempt(), () -> {
            throw new AssertionError("it would be the other program's that ends");
        }));
    }

    @Test
    void theEndOfWhatAnotherProgramHasBegunIsNobodys() {
        asked("home");
        told(START, "cafe", 0);
        ConnectWait cafe = asked("cafe");
        told(COMPLETE, "cafe", 0);
        assertFalse(cafe.isDone());
        assertNull(cafe.attempt().held, "not even held back");
    }

    @Test
    void whatWindowsRefusesIsNoAttempt() {
        ConnectWait refused = wait("home", Optional::empty);
        assertEquals(5, attempts.ask(wifi.wlan0.id(), refused.attempt(), () -> 5));
        ConnectWait next = asked("home");
        told(START, "home", 0);
        assertTrue(next.attempt().begun);
        assertFalse(refused.attempt().begun);
    }

    @Test
    void aCancelWithoutAClientAsksNothing() {
        wifi.client.close();
        ConnectWait late = new ConnectWait(
                wifi.client, wifi.wlan0.id(), WlanConnectRequest.byProfile("home"), Optional::empty, handle -> {
                    throw new AssertionError("the client is closed");
                });
        ask(wifi.client.notifications().attempts(), late);
        assertFalse(late.cancel());
    }

    @Test
    void aWaitThatComesWhenTheClientIsClosedEndsWithIt() {
        wifi.client.close();
        ConnectWait late = wait("home", Optional::empty);
        wifi.client.notifications().add(late);
        assertThrows(OperationCancelledException.class, late::join);
        assertTrue(late.isOver());
    }

    @Test
    void whatIsOverIsNotTakenForTheNext() {
        ConnectWait first = asked("home");
        told(START, "home", 0);
        told(COMPLETE, "home", 0);
        assertTrue(first.isDone());
        ConnectWait second = asked("home");
        assertTrue(cancel(second, true));
        told(COMPLETE, "home", 1);
        assertTrue(second.isDone(), "at once");
        assertThrows(OperationCancelledException.class, second::join);
    }

    @Test
    void whatWasGivenUpIsForgottenWhenALaterOneBeginsAndWhatStillWaitsIsNot() {
        ConnectWait waits = asked("home");
        ConnectWait givenUp = asked("shut");
        givenUp.attempt().leave();
        ConnectWait later = asked("cafe");
        told(START, "cafe", 0);
        ConnectWait again = asked("shut");
        told(COMPLETE, "cafe", 0);
        assertTrue(later.isDone());
        told(START, "shut", 0);
        told(COMPLETE, "shut", 0);
        assertTrue(again.isDone(), "at once: the one of before is not in its way");
        assertEquals(List.of(waits), attempts.removeAll());
    }

    @Test
    void anEndThatMayBeOfOneThatWasGivenUpIsHeldBackForTheNext() {
        ConnectWait givenUp = asked("home");
        givenUp.attempt().leave();
        ConnectWait next = asked("home");
        told(COMPLETE, "home", 0);
        assertFalse(next.isDone());
        assertNotNull(next.attempt().held);
    }

    @Test
    void anEndIsHeldBackForTheNextOneThatSomebodyWaitsFor() {
        ConnectWait lost = asked("home");
        ConnectWait lostToo = asked("home");
        ConnectWait next = asked("home");
        lost.attempt().leave();
        lostToo.attempt().leave();
        told(START, "home", 0);
        told(COMPLETE, "home", 0);
        assertNull(lostToo.attempt().held);
        assertNotNull(next.attempt().held);
        assertTrue(next.isDoubtful(), "when its time is over first, Windows is asked");
    }

    /** What was reported of it was lost, so it asks Windows: at once, or when its time is up. */
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void anAttemptWhoseEndWindowsWasAskedForIsNotInTheWayOfTheNext(boolean inTheEnd) {
        Attempts its = wifi.client.notifications().attempts();
        CurrentConnection connected = WlanConnectRequestTest.connection(
                InterfaceState.CONNECTED, ConnectionMode.PROFILE, "home", Ssid.of("home"));
        ConnectWait answered = wait("home", () -> Optional.of(connected));
        ask(its, answered);
        answered.attempt().begun = !inTheEnd;
        answered.doubt();
        if (inTheEnd) {
            answered.within(Duration.ZERO);
        }
        assertInstanceOf(ConnectOutcome.Connected.class, Wifi.get(answered));
        ConnectWait next = wait("home", Optional::empty);
        ask(its, next);
        assertTrue(its.cancel(wifi.wlan0.id(), next.attempt(), () -> true));
        told(its, COMPLETE, "home", 1);
        assertTrue(next.isDone(), "at once");
    }

    /** Where the end of the one before was lost: Windows reports each. */
    @Test
    void whenTheEndOfTheLastOneIsBelievedTheOneBeforeStillWaits() {
        ConnectWait first = asked("home");
        ConnectWait givenUp = asked("shut");
        ConnectWait last = asked("cafe");
        givenUp.attempt().leave();
        told(COMPLETE, "cafe", 0);
        assertFalse(last.isDone());
        assertEquals(new ConnectOutcome.Connected("cafe", Ssid.of("cafe"), false), Wifi.get(last));
        assertFalse(first.isDone());
        assertEquals(List.of(first), attempts.removeAll());
    }

    @Test
    void whenNothingIsReportedAnyMoreAllAreForgotten() {
        ConnectWait before = asked("home");
        assertEquals(List.of(before), attempts.removeAll());
        ConnectWait after = asked("home");
        told(START, "home", 0);
        assertTrue(after.attempt().begun);
        assertFalse(before.attempt().begun);
    }
}
