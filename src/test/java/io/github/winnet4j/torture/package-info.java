// SPDX-License-Identifier: Apache-2.0

/**
 * Torture: seeded programs that use the library as clients may, on a machine that goes wrong wherever Windows may go
 * wrong, and an oracle that knows the promises. {@code ./dev torture} runs it.
 *
 * <p>The library is the real one: its Java, its glue, its slab, loop and port, built for Linux; under them a kernel in
 * memory ({@code native/test/linux}) stands for Windows.
 *
 * <p>What the parts promise:
 *
 * <ul>
 *   <li>{@link io.github.winnet4j.torture.Program}: a seed makes one program, always the same: ports of every kind,
 *       handles on them and in each other, operations with their cancellers, handlers and executors, and steps for
 *       several threads. Another operation or handle may be opened in the place of one that is closed, and get its
 *       slot. A step can be left out of it, and what is left is a program as legal. In one of sixteen four threads do
 *       little but start, cancel and close two operations, or close handles that lie one in another, and open others.
 *   <li>{@link io.github.winnet4j.torture.Machine}: under control one thread runs at a time, and a seed chooses which
 *       goes on: at each call into the device and the kernel, and, with {@link io.github.winnet4j.torture.Points},
 *       before each access of the library to what threads share. Time is the program's own and passes when all wait. So
 *       one seed is one program is one order. Running free, the same programs have real threads and the JVM's clock.
 *   <li>{@link io.github.winnet4j.torture.Device}: answers at once, later, when it is asked to cancel, or never; with
 *       success, failure, a refusal or both; before the call returns or after; in any order; twice where a callback may
 *       come twice. It knows what was asked of it, and that nothing may be asked of a closed handle.
 *   <li>{@link io.github.winnet4j.torture.World} runs a program. While it runs: a handler has a completion of its own,
 *       with its results, and none comes after an abandonment or after a close that said that all is over; cancel
 *       answers what the device was asked; what is being cancelled keeps its slot until the device has answered, and
 *       giving up one use asks for no other; giving up and closing have asked the device when the call returns, or when
 *       the start that it overlapped returns; a wait ends in its time, and a close at once where nothing is in the way;
 *       nothing is thrown that was not planned.
 *   <li>{@link io.github.winnet4j.torture.Oracle} looks when the faults have stopped: everything pending has ended,
 *       each use once and as it may; what was given up came back and was disposed of; no slot, port, handle or thread
 *       is left; the counters of each port agree with what the device did.
 *   <li>{@link io.github.winnet4j.torture.Torture}: a program that fails is printed as the line that replays it, and
 *       shrunk to the fewest steps that still fail.
 * </ul>
 *
 * <p>What isn't looked at: the families, weak memory under control (running free meets that of this processor), and a
 * port that is forgotten.
 */
package io.github.winnet4j.torture;
