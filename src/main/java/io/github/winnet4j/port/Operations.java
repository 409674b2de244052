// SPDX-License-Identifier: Apache-2.0
package io.github.winnet4j.port;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * The operations in progress, by the index of their slot: how a token finds its object. An operation is only in here
 * while it is in progress, so a forgotten one can be collected and one that Windows works on can't.
 */
final class Operations {
    private static final int CHUNK_BITS = 9;
    private static final int CHUNK = 1 << CHUNK_BITS;
    private static final VarHandle ELEMENT = MethodHandles.arrayElementVarHandle(Operation[].class);

    /** Chunks never move; the outer array is only replaced by a longer one. */
    private static volatile Operation[][] chunks = new Operation[0][];

    private Operations() {}

    /** Makes room for that index; called when a slot is acquired. */
    static synchronized void makeRoom(int index) {
        int needed = (index >>> CHUNK_BITS) + 1;
        if (chunks.length < needed) {
            Operation[][] longer = java.util.Arrays.copyOf(chunks, Math.max(needed, chunks.length * 2));
            for (int i = chunks.length; i < longer.length; i++) {
                longer[i] = new Operation[CHUNK];
            }
            chunks = longer;
        }
    }

    static void begin(int index, Operation operation) {
        ELEMENT.setRelease(chunks[index >>> CHUNK_BITS], index & (CHUNK - 1), operation);
    }

    static void end(int index) {
        ELEMENT.setRelease(chunks[index >>> CHUNK_BITS], index & (CHUNK - 1), null);
    }

    /** For {@link #take}: what is in progress now is in there. */
    static Operation[][] table() {
        return chunks;
    }

    /**
     * The operation that the completion with that token ends, which isn't in progress from now on; null for a stale
     * token. Plain accesses: between {@link #begin} and the completion lies the port. What is done after it, and after
     * a look at {@link Scope#isGivenUp}, isn't done by {@link OperationUses#abandon}.
     */
    static @Nullable Operation take(Operation[][] table, long token) {
        int index = (int) token;
        Operation[] chunk = table[index >>> CHUNK_BITS];
        Operation operation = chunk[index & (CHUNK - 1)];
        if (operation == null || operation.token() != token) {
            return null;
        }
        chunk[index & (CHUNK - 1)] = null;
        VarHandle.releaseFence(); // for the compiler: no look before the store
        return operation;
    }

    /** True from its begin until the driver takes it. */
    static boolean isIn(OperationUses operation) {
        int index = (int) operation.token();
        return ELEMENT.getAcquire(chunks[index >>> CHUNK_BITS], index & (CHUNK - 1)) == operation;
    }

    /** How many operations of that scope and those inside it are in progress: counted when asked. */
    static int count(Scope scope) {
        int count = 0;
        for (Operation[] chunk : chunks) {
            for (int i = 0; i < CHUNK; i++) {
                Operation operation = at(chunk, i);
                count += operation != null && operation.scope().isIn(scope) ? 1 : 0;
            }
        }
        return count;
    }

    /**
     * Every operation in progress of the port of that scope.
     *
     * @param scope for the action, which was made before: an end must not need memory
     * @param action done with each
     */
    static <S extends Scope> void forEach(S scope, BiConsumer<Operation, S> action) {
        for (Operation[] chunk : chunks) {
            for (int i = 0; i < CHUNK; i++) {
                Operation operation = at(chunk, i);
                if (operation != null && operation.port() == scope.port) {
                    action.accept(operation, scope);
                }
            }
        }
    }

    private static @Nullable Operation at(Operation[] chunk, int index) {
        return (Operation) ELEMENT.getAcquire(chunk, index);
    }
}
