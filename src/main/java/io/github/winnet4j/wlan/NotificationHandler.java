// SPDX-License-Identifier: Apache-2.0
package io.github.winnet4j.wlan;

/**
 * Handles notifications where they lie: on the thread that drives the port, without an object for any.
 *
 * @since 0.1.0
 */
@FunctionalInterface
public interface NotificationHandler {
    /**
     * A notification.
     *
     * @param notification of use only until this returns: the same object shows the next one
     */
    void notified(NotificationView notification);

    /**
     * Notifications were lost before the next one, since they came faster than they were handled.
     *
     * @param count how many, since the last such call
     */
    default void dropped(long count) {}

    /** The service doesn't know the client any more: see {@link WlanNotification.ServiceLost}. */
    default void serviceLost() {}

    /** The client is open anew: see {@link WlanNotification.ServiceBack}. */
    default void serviceBack() {}
}
