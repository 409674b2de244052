// SPDX-License-Identifier: Apache-2.0
package com.example.boot;

import io.github.winnet4j.Availability;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Condition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.core.type.AnnotatedTypeMetadata;

/** The application also starts where there is no Wi-Fi: on Windows Server, or on a developer's Linux. */
final class WifiThere implements Condition {
    @Override
    public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
        Availability wifi = Availability.of("WlanOpenHandle");
        if (!wifi.isPresent()) {
            LoggerFactory.getLogger(WifiThere.class).debug("no Wi-Fi here: {}", wifi.explanation());
        }
        return wifi.isPresent();
    }
}
