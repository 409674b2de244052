// SPDX-License-Identifier: Apache-2.0
package com.example.drives;

import io.github.winnet4j.Availability;
import io.github.winnet4j.Family;
import io.github.winnet4j.wnet.LogonSession;
import io.github.winnet4j.wnet.NetworkConnections;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Keeps the drives of a service connected, and ends them gently with it. A service has a logon session of its own, so
 * the drives of the desktop aren't there: it has to connect its own.
 *
 * <pre>drive-mapper drives.txt [--once]</pre>
 *
 * Each line of the file is a device and a share, such as {@code S: \\server\plans}. It runs until the service is
 * stopped (or by Ctrl+C); with {@code --once} it connects, ends all again and reports, to try a file.
 */
public final class DriveMapper {
    private static final Duration PATIENCE = Duration.ofSeconds(15);

    private DriveMapper() {}

    public static void main(String[] arguments) throws Exception {
        Availability connections = Availability.of(Family.NETWORK_CONNECTIONS);
        if (!connections.isPresent()) {
            System.out.println("no network connections here: " + connections.explanation());
            System.exit(1);
        }
        if (arguments.length == 0) {
            System.out.println("usage: drive-mapper FILE [--once]");
            System.exit(2);
        }
        LogonSession session = NetworkConnections.session();
        if (!session.hasDrivesOfDesktop()) {
            System.out.println(session.explanation());
        }

        List<String> lines = Files.readAllLines(Path.of(arguments[0]));
        Drives drives = new Drives(Drive.parse(lines), PATIENCE, System.out::println);
        if (List.of(arguments).contains("--once")) {
            drives.connectMissing();
            drives.close();
            return;
        }
        CountDownLatch stop = new CountDownLatch(1);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            stop.countDown();
            drives.close();
        }));
        do {
            drives.connectMissing();
        } while (!stop.await(1, TimeUnit.MINUTES));
    }
}
