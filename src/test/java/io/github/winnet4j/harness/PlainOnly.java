// SPDX-License-Identifier: Apache-2.0
package io.github.winnet4j.harness;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Tag;

/** A test in which {@code -Xcheck:jni} could find nothing that it doesn't find elsewhere: it runs without that flag. */
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD})
@Tag("plain-only")
public @interface PlainOnly {
    /** Why. */
    String value();
}
