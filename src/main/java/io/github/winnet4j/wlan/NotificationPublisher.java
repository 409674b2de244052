// SPDX-License-Identifier: Apache-2.0
package io.github.winnet4j.wlan;

import java.util.Objects;
import java.util.concurrent.Executor;
import java.util.concurrent.Flow;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Notifications for subscribers of reactive streams; what is promised is what their rules say (reactive-streams.org, 1
 * to 3; comments here have its numbers). Each subscriber has a watch on the executor, which counts its demand.
 */
final class NotificationPublisher implements Flow.Publisher<WlanNotification> {
    private final WlanClient client;
    private final int sources;
    private final Executor executor;

    NotificationPublisher(WlanClient client, int sources, Executor executor) {
        this.client = client;
        this.sources = sources;
        this.executor = executor;
    }

    /** Throws for null alone (1.9); whatever else goes wrong is an error of the subscription (1.4). */
    @Override
    public void subscribe(Flow.Subscriber<? super WlanNotification> subscriber) {
        Subscription subscription = new Subscription(Objects.requireNonNull(subscriber, "subscriber"));
        Throwable problem = null;
        try {
            subscription.open();
        } catch (Throwable e) {
            problem = e;
        }
        try {
            subscriber.onSubscribe(subscription);
            if (problem == null) {
                subscription.begin();
            } else if (subscription.end() != null) {
                subscriber.onError(problem);
            }
        } catch (Throwable e) { // against the rules (2.13)
            subscription.cancel();
            ExecutorListener.report(e);
        }
    }

    private final class Subscription implements Flow.Subscription {
        /** Null when it has ended: no subscriber is kept that gets nothing any more (3.13). */
        private final AtomicReference<Flow.@Nullable Subscriber<? super WlanNotification>> subscriber;

        private volatile @Nullable ExecutorListener listener;

        /** What the subscriber did wrong. */
        private volatile @Nullable RuntimeException mistake;

        Subscription(Flow.Subscriber<? super WlanNotification> subscriber) {
            this.subscriber = new AtomicReference<>(subscriber);
        }

        void open() {
            ExecutorListener.Demanding demanding = new ExecutorListener.Demanding(
                    sources, this::next, executor, client.notifications().room(), this::complete);
            client.notifications().add(sources, (watch, lost) -> {
                ExecutorListener made = new ExecutorListener(demanding, watch, lost);
                listener = made;
                return made;
            });
        }

        void begin() {
            ExecutorListener opened = listener;
            if (opened != null) {
                opened.begin();
            }
        }

        /** The subscriber until now; null when it had ended before. */
        Flow.@Nullable Subscriber<? super WlanNotification> end() {
            return subscriber.getAndSet(null);
        }

        @Override
        public void request(long count) {
            ExecutorListener opened = listener;
            if (opened == null || subscriber.get() == null) {
                return; // 3.6
            }
            if (count <= 0) { // 3.9
                mistake = new IllegalArgumentException(
                        "a subscriber must request more than 0 elements (rule 3.9), not " + count);
                opened.watch().closeLater();
            } else {
                opened.request(count);
            }
        }

        @Override
        public void cancel() {
            ExecutorListener opened = listener;
            if (end() != null && opened != null) {
                opened.watch().closeLater();
            }
        }

        private void next(WlanNotification one) {
            Flow.Subscriber<? super WlanNotification> now = subscriber.get();
            if (now == null) {
                return;
            }
            boolean well = false;
            try {
                now.onNext(one);
                well = true;
            } finally {
                if (!well) {
                    cancel();
                }
            }
        }

        /** The watch is closed: by the client, by a mistake, or by a cancel. */
        private void complete() {
            Flow.Subscriber<? super WlanNotification> last = end();
            if (last == null) {
                return;
            }
            RuntimeException wrong = mistake;
            if (wrong == null) {
                last.onComplete();
            } else {
                last.onError(wrong);
            }
        }
    }
}
