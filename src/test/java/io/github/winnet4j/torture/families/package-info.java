// SPDX-License-Identifier: Apache-2.0

/**
 * Torture of the families: seeded programs that use Wi-Fi, Wi-Fi Direct, BranchCache and the network of drives as
 * clients may, on the simulator, and what must hold whatever the order. {@code ./dev torture --family NAME} runs it on
 * a Windows JVM, with {@code --linux} on a JVM for Linux with a Windows in memory.
 *
 * <p>One thread plays a program: what the client does, what Windows does next, what a polled port brings, how much time
 * passes, and what goes wrong are its steps, and handlers do more of the client's. So one seed is one program is one
 * order (but for the network of drives: its calls have threads of their own), and a program that fails is shrunk to the
 * fewest steps that still fail. With {@code --free} the same programs have threads: the client's, the port's own and
 * one that lets Windows go on.
 *
 * <ul>
 *   <li>{@link io.github.winnet4j.torture.families.FamilyProgram}: the steps, a function of the seed.
 *   <li>{@link io.github.winnet4j.torture.families.FamilyRun}: plays one. Each thing that was begun ends once; a
 *       handler hears of each end once; nothing is thrown but what the pages of the library name; when the faults have
 *       stopped and time has passed, nothing is pending; everything closes at once, and nothing is left at Windows'
 *       side or misused.
 *   <li>{@link io.github.winnet4j.torture.families.Side}: one family, with what it promises beyond that.
 *   <li>{@link io.github.winnet4j.torture.families.FamilyTorture}: runs seed after seed, and shrinks.
 * </ul>
 */
package io.github.winnet4j.torture.families;
