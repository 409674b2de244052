// SPDX-License-Identifier: Apache-2.0
package io.github.winnet4j.testkit;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.platform.commons.support.AnnotationSupport;
import org.opentest4j.TestAbortedException;

/** What {@link SimulatedWindows} promises. */
final class SimulatedWindowsExtension
        implements ExecutionCondition, BeforeAllCallback, BeforeEachCallback, AfterEachCallback, ParameterResolver {

    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        return Simulator.isSupported()
                ? ConditionEvaluationResult.enabled("the simulator runs on Windows")
                : ConditionEvaluationResult.disabled("the simulator needs Windows, or Wine");
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        install(context);
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        Simulator simulator = install(context);
        SimulatedWindows wanted = wanted(context);
        simulator.reset(wanted.seed());
        simulator
                .mode(wanted.mode())
                .recycleHandles(true)
                .memoryGuard(true)
                .timelineInMessages(wanted.timelineInMessages());
        if (wanted.blockingDrivesTime()) {
            simulator.blockingDrivesTime(true);
        }
        if (wanted.simulatedDeadlines()) {
            simulator.simulatedDeadlines(true);
        }
    }

    @Override
    public void afterEach(ExtensionContext context) {
        Simulator simulator = Simulator.installed();
        if (simulator == null) {
            return; // that is why the test has failed
        }
        Throwable failure = context.getExecutionException().orElse(null);
        if (failure == null) {
            simulator.assertClean(problem -> TimelineFile.write(context, simulator, problem));
        } else if (!(failure instanceof TestAbortedException)) {
            String picture = TimelineFile.write(context, simulator, failure.toString());
            failure.addSuppressed(new Story(simulator.story() + picture));
        }
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == Simulator.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return install(context);
    }

    private static Simulator install(ExtensionContext context) {
        return Simulator.install(EnumSet.copyOf(List.of(wanted(context).families())));
    }

    /** The annotation of the method, else of the class, else of a class round it. */
    private static SimulatedWindows wanted(ExtensionContext context) {
        for (Optional<ExtensionContext> at = Optional.of(context);
                at.isPresent();
                at = at.get().getParent()) {
            Optional<SimulatedWindows> found = at.get()
                    .getElement()
                    .flatMap(element -> AnnotationSupport.findAnnotation(element, SimulatedWindows.class));
            if (found.isPresent()) {
                return found.get();
            }
        }
        throw new IllegalStateException("use the annotation @SimulatedWindows, not its extension alone");
    }

    /** What a failed test shows beside its failure. Has no stack of its own. */
    private static final class Story extends Throwable {
        private static final long serialVersionUID = 1;

        Story(String text) {
            super(text, null, false, false);
        }

        @Override
        @SuppressWarnings("OverrideThrowableToString") // a stack trace begins with it, and no class name belongs there
        public String toString() {
            return "on the simulator, " + getMessage();
        }
    }
}
