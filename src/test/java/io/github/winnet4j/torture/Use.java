// SPDX-License-Identifier: Apache-2.0
package io.github.winnet4j.torture;

/** One use of an operation, as the device sees it. Changed under the lock of the world. */
final class Use {
    final OperationModel operation;
    final int serial;
    final long token;
    final Program.Answer answer;
    final boolean byCallback;

    /** Which of the tries to start the operation. */
    int number;

    /** How many had come out of a start when this one began. */
    int exits;

    /** Its own start is over. */
    boolean exited;

    /** The OVERLAPPED while it is the device's. */
    long address;

    /** The device has it. */
    boolean pending;

    /** The start has returned to the client. */
    boolean returned;

    /** Its completion was posted: with this code. */
    boolean posted;

    int code;

    /** How often it was asked to be cancelled. */
    int asked;

    /** The device has agreed to cancel it. */
    boolean cancelling;

    boolean refused;
    boolean handled;

    Use(OperationModel operation, int serial, long token, Program.Answer answer) {
        this.operation = operation;
        this.serial = serial;
        this.token = token;
        this.answer = answer;
        byCallback = answer == Program.Answer.CALLBACK || answer == Program.Answer.CALLBACK_TWICE;
    }

    long offset() {
        return serial * 7L + (1L << 33);
    }

    /** The device completes it unasked, before the faults stop. */
    boolean comesByItself() {
        return answer != Program.Answer.NEVER && answer != Program.Answer.WHEN_CANCELLED;
    }

    /** No other thread was in a start meanwhile; a refusal would leave results of its own. */
    boolean isAlone() {
        int own = exited ? 1 : 0;
        return number == operation.tries && operation.exits - exits == own && operation.starting == 1 - own;
    }

    @Override
    public String toString() {
        return "use " + serial + " of operation " + operation.number + (pending ? " (the device's)" : "");
    }
}
