// SPDX-License-Identifier: Apache-2.0
package io.github.winnet4j.harness;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Tag;

/** A test whose result no JVM and no flag can change: it runs on one Windows JVM, and on Linux where it can. */
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD})
@Tag("one-jvm")
public @interface OneJvm {
    /** Why one is enough. */
    String value();
}
