// SPDX-License-Identifier: Apache-2.0
package com.example.boot;

import io.github.winnet4j.port.CompletionPort;
import io.github.winnet4j.wlan.WlanClient;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;

/**
 * Logs this machine's Wi-Fi. Spring calls {@code close()} of its beans when the application ends, those that depend on
 * others first: the log's watch, then the client, then the port.
 */
@SpringBootApplication
public class WifiApplication {
    private static final Logger LOG = LoggerFactory.getLogger(WifiApplication.class);

    public static void main(String[] arguments) {
        ConfigurableApplicationContext application = SpringApplication.run(WifiApplication.class, arguments);
        CompletionPort port = application.getBean(CompletionPort.class);
        // Runs when all beans are closed, after Ctrl+C, too.
        SpringApplication.getShutdownHandlers()
                .add(() -> LOG.info(
                        "the port is {}; {} operations were left to Windows",
                        port.isOpen() ? "open" : "closed",
                        port.abandoned()));
    }

    /** One for all families. */
    @Bean
    CompletionPort port() {
        return CompletionPort.start();
    }

    @Bean
    @Conditional(WifiThere.class)
    WlanClient wifi(CompletionPort port) {
        return WlanClient.open(port);
    }

    @Bean
    @Conditional(WifiThere.class)
    WifiLog wifiLog(WlanClient wifi) {
        return new WifiLog(wifi);
    }
}
