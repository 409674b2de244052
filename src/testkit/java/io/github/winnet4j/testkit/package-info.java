// SPDX-License-Identifier: Apache-2.0

/**
 * Testing without the hardware. {@link io.github.winnet4j.testkit.SimulatedWindows} is the annotation for JUnit tests,
 * {@link io.github.winnet4j.testkit.Simulator} the control of the simulator for everything else.
 */
@org.jspecify.annotations.NullMarked
package io.github.winnet4j.testkit;
