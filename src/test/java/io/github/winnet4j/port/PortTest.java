// SPDX-License-Identifier: Apache-2.0
package io.github.winnet4j.port;

import io.github.winnet4j.harness.NeedsPort;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Tests of the port: where there is one, with the invariants checked after each. A lock-up ends, which would else hang
 * the build.
 */
@Retention(RetentionPolicy.RUNTIME)
@NeedsPort
@Timeout(120)
@ExtendWith(PortInvariants.class)
@interface PortTest {}
