// SPDX-License-Identifier: Apache-2.0

/**
 * Testing without the hardware. {@link io.github.winnet4j.testkit.SimulatedWindows} is the annotation for JUnit tests,
 * {@link io.github.winnet4j.testkit.Simulator} the control of the simulator for everything else.
 *
 * <p>A test of a program that uses Wi-Fi:
 *
 * <pre>{@code
 * @Test
 * void aLostLinkIsToldToTheUser(Simulator windows) throws Exception {
 *     windows.wifi("wlan0").addProfile("home").network("home").add();
 *     try (CompletionPort port = CompletionPort.start();
 *             WlanClient wifi = WlanClient.open(port)) {
 *         Tray tray = new Tray(wifi); // the program's own
 *         var attempt = wifi.interfaces().get(0).connect("home").future();
 *         windows.runUntil(attempt::isDone);
 *         windows.wifi("wlan0").dropConnection(0x3800B);
 *         windows.runUntil(() -> tray.text().equals("offline"));
 *     }
 * }
 * }</pre>
 *
 * <p>The simulator keeps to Microsoft's pages; what they leave open is chosen, by the seed where several things can
 * happen. Its Wi-Fi and its network connections were compared with programs that others wrote for Windows. For
 * BranchCache and Wi-Fi Direct there were none: what isn't on the pages there is unverified.
 */
@org.jspecify.annotations.NullMarked
package io.github.winnet4j.testkit;
