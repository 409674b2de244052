// SPDX-License-Identifier: Apache-2.0
package io.github.winnet4j.harness;

import io.github.winnet4j.torture.Bench;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * A test that needs the native half of the port: on Windows, or on Linux over the kernel in memory, where the JVM was
 * given that library ({@link Bench}).
 */
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(NeedsPort.Condition.class)
public @interface NeedsPort {
    /** Loads the library for Linux, so that whatever runs afterwards finds it. */
    final class Condition implements ExecutionCondition {
        @Override
        public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
            if (OS.WINDOWS.isCurrentOs()) {
                return ConditionEvaluationResult.enabled("Windows");
            }
            if (!Bench.isHere()) {
                return ConditionEvaluationResult.disabled("neither Windows nor the library for Linux");
            }
            Bench.load();
            return ConditionEvaluationResult.enabled("the library for Linux");
        }
    }
}
