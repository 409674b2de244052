// SPDX-License-Identifier: Apache-2.0
package io.github.winnet4j.wlan;

import io.github.winnet4j.port.EventChannel;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * What the library itself reports of a client's service, among Windows' notifications and in order with them: the word
 * lies here, and its mark, an event of no source, among the others in the channel.
 *
 * <ul>
 *   <li>That the service is lost is reported at its mark, behind all that came before.
 *   <li>That it is back is reported before the first notification that comes then, which proves it, or else at its
 *       mark, which is made when it is certain.
 *   <li>A word whose mark finds no room is reported before the next event: none is lost, and they keep their order.
 * </ul>
 */
final class LibraryWords {
    private static final int NO_SOURCE = 0;
    private static final byte[] MARK = new byte[Layouts.NOTIFICATION_DATA];

    /** One of them. */
    static final class Word {
        private final boolean back;

        /** Reported, or taken back: whichever comes first. */
        private final AtomicBoolean claimed = new AtomicBoolean();

        /** It is so. */
        private volatile boolean certain;

        /** Its mark has found no room. */
        private volatile boolean late;

        private Word(boolean back) {
            this.back = back;
            certain = !back;
        }
    }

    private final ConcurrentLinkedQueue<Word> words = new ConcurrentLinkedQueue<>();
    private final AtomicLong marks = new AtomicLong();

    /** By the driver of the port alone. */
    private final AtomicLong taken = new AtomicLong();

    private @Nullable EventChannel channel;

    /** From now on there is a listener. */
    synchronized void by(EventChannel open) {
        channel = open;
    }

    synchronized void lost() {
        if (channel != null) { // otherwise there never was a listener
            Word word = new Word(false);
            words.add(word);
            mark(word);
        }
    }

    /** It will be, if all goes well: {@link #certain} or {@link #takeBack} must follow. */
    synchronized Word back() {
        Word word = new Word(true);
        if (channel != null) {
            words.add(word);
        }
        return word;
    }

    synchronized void certain(Word back) {
        back.certain = true;
        if (channel != null && !back.claimed.get()) {
            mark(back);
        }
    }

    /** It isn't after all; a listener that has got it already gets the loss. */
    void takeBack(Word back) {
        if (back.claimed.compareAndSet(false, true)) {
            words.remove(back);
        } else {
            lost();
        }
    }

    private void mark(Word word) {
        EventChannel open = channel;
        marks.incrementAndGet(); // before it can be taken
        if (open != null && !open.offer(MARK)) {
            marks.decrementAndGet();
            word.late = true;
        }
    }

    static boolean isMark(NotificationView view) {
        return view.source() == NO_SOURCE;
    }

    // -- by the driver of the port

    /** True when there is a word to be reported before this event. */
    boolean isDue(boolean mark) {
        Word next = words.peek();
        return next != null && (next.late || !mark && next.back);
    }

    /** The next word; null when it was taken back. */
    @Nullable
    WlanNotification next(long sequence) {
        Word word = words.poll();
        if (word == null || !word.claimed.compareAndSet(false, true)) {
            return null;
        }
        WlanNotification.Head head = new WlanNotification.Head(sequence, NO_SOURCE, 0, new UUID(0, 0));
        return word.back ? new WlanNotification.ServiceBack(head) : new WlanNotification.ServiceLost(head);
    }

    /** The word of a mark; null when it was reported already. */
    @Nullable
    WlanNotification marked(long sequence) {
        taken.setRelease(taken.getPlain() + 1);
        Word next = words.peek();
        return next != null && next.certain ? next(sequence) : null;
    }

    // -- for the counters of Windows' notifications

    /** Events that were marks. */
    long taken() {
        return taken.get();
    }

    /** Marks that were discarded with the channel are none of Windows'. */
    long without(long discarded) {
        return discarded == 0 ? 0 : discarded - Math.min(discarded, marks.get() - taken.get());
    }
}
