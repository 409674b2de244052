// SPDX-License-Identifier: Apache-2.0
package io.github.winnet4j.harness;

import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** A test that needs the DLL, so Windows: a real one, or Wine. */
@Retention(RetentionPolicy.RUNTIME)
@EnabledOnOs(OS.WINDOWS)
public @interface OnWindows {}
