// SPDX-License-Identifier: Apache-2.0
package com.example.boot;

import io.github.winnet4j.WindowsException;
import io.github.winnet4j.wlan.NotificationSource;
import io.github.winnet4j.wlan.Watch;
import io.github.winnet4j.wlan.WlanClient;
import io.github.winnet4j.wlan.WlanInterface;
import io.github.winnet4j.wlan.WlanNotification;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Logs connections, and how they end. */
final class WifiLog implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(WifiLog.class);

    private final Optional<Watch> watch;

    WifiLog(WlanClient wifi) {
        List<WlanInterface> adapters = wifi.interfaces();
        LOG.info("{} Wi-Fi adapters", adapters.size());
        adapters.forEach(adapter -> LOG.info("{}: {}", adapter.description(), adapter.state()));
        watch = watch(wifi);
    }

    private static Optional<Watch> watch(WlanClient wifi) {
        try {
            return Optional.of(wifi.watch(Set.of(NotificationSource.ACM), WifiLog::log));
        } catch (WindowsException refused) { // such as without consent to location
            LOG.warn("connections aren't logged: {}", refused.getMessage());
            return Optional.empty();
        }
    }

    private static void log(WlanNotification event) {
        if (event instanceof WlanNotification.Connection connection) {
            LOG.info(
                    "{} {}: {}",
                    connection.ssid(),
                    connection.step(),
                    connection.reason().text());
        }
    }

    @Override
    public void close() {
        watch.ifPresent(Watch::close); // afterwards nothing is logged any more
    }
}
