// SPDX-License-Identifier: Apache-2.0
package io.github.winnet4j.internal;

import java.lang.reflect.Method;
import java.util.Optional;

/**
 * What a call into Windows throws elsewhere. That is an exception for users, of the package above, which this one finds
 * by its name since it knows no layer above itself.
 */
final class Elsewhere {
    private static final String RAW = "io.github.winnet4j.win32.";
    private static final String EXCEPTION = "io.github.winnet4j.ApiUnavailableException";

    private Elsewhere() {}

    private static Optional<String> functionOf(StackWalker.StackFrame frame) {
        if (frame.getClassName().equals(LogonFacts.class.getName())) {
            return Optional.of("GetTokenInformation");
        }
        return frame.getClassName().startsWith(RAW) ? Optional.of(frame.getMethodName()) : Optional.empty();
    }

    /** The exception for the raw function that is being called, or else for the one that a port begins with. */
    static RuntimeException exception(String words) {
        Optional<String> function = StackWalker.getInstance()
                .walk(frames -> frames.map(Elsewhere::functionOf)
                        .flatMap(Optional::stream)
                        .findFirst());
        try {
            Method elsewhere = Class.forName(EXCEPTION).getDeclaredMethod("elsewhere", String.class, String.class);
            elsewhere.setAccessible(true);
            return (RuntimeException) elsewhere.invoke(null, function.orElse("CreateIoCompletionPort"), words);
        } catch (ReflectiveOperationException e) {
            throw new LinkageError(words, e); // the jar isn't whole
        }
    }
}
