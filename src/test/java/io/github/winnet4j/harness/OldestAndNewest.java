// SPDX-License-Identifier: Apache-2.0
package io.github.winnet4j.harness;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Tag;

/**
 * A test in which a JVM between the oldest and the newest could find nothing that these two don't: it doesn't run
 * there.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD})
@Tag("oldest-and-newest")
public @interface OldestAndNewest {
    /** Why. */
    String value();
}
