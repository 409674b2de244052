// SPDX-License-Identifier: Apache-2.0
package io.github.winnet4j.wnet;

/**
 * The device is in use for something else: 85 ERROR_ALREADY_ASSIGNED, or remembered for it: 1202
 * ERROR_DEVICE_ALREADY_REMEMBERED.
 *
 * @since 0.1.0
 */
public final class DeviceTakenException extends NetworkException {
    private static final long serialVersionUID = 1L;

    DeviceTakenException(String function, int code) {
        super(function, code, "Take another device, or nextFreeDevice().");
    }
}
