// SPDX-License-Identifier: Apache-2.0
package io.github.winnet4j.wlan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.winnet4j.harness.Built;
import io.github.winnet4j.harness.CalledMethods;
import io.github.winnet4j.win32.Wlanapi;
import java.io.IOException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * Of each function of Native Wi-Fi: either this package calls it, as its compiled classes show, or there is a reason
 * why not.
 */
class RawFunctionsInUseTest {
    /** The number that Windows has for applications, and two are memory that the glue sees to. */
    private static final int FUNCTIONS = 53 - 2;

    private static final String SECURITY = "permissions, as SDDL: for administration";
    private static final String EAP = "credentials of 802.1X: for administration";
    private static final String MAKER = "means something to one maker's driver only";

    /** Not called, and why. */
    private static final Map<String, String> NOT_CALLED = notCalled();

    private static Map<String, String> notCalled() {
        Map<String, String> all = new HashMap<>();
        all.put("WlanGetSecuritySettings", SECURITY);
        all.put("WlanSetSecuritySettings", SECURITY);
        all.put("WlanSetProfileEapUserData", EAP);
        all.put("WlanSetProfileEapXmlUserData", EAP);
        all.put("WlanIhvControl", MAKER);
        all.put("WlanDeviceServiceCommand", MAKER);
        all.put("WlanGetSupportedDeviceServices", MAKER);
        all.put("WlanSetPsdIEDataList", "elements for pairing devices, which Wi-Fi Direct has replaced");
        all.put("WlanExtractPsdIEDataList", "elements for pairing devices, which Wi-Fi Direct has replaced");
        all.put("WlanGetAvailableNetworkList2", "WlanGetAvailableNetworkList with Hotspot 2.0, undocumented");
        return all;
    }

    @Test
    void eachFunctionIsCalledHereOrSaidWhyNot() throws IOException {
        Set<String> all = Arrays.stream(Wlanapi.class.getDeclaredMethods())
                .filter(method -> Modifier.isPublic(method.getModifiers()))
                .map(Method::getName)
                .filter(name -> name.startsWith("Wlan"))
                .collect(Collectors.toCollection(TreeSet::new));
        assertEquals(FUNCTIONS, all.size(), all::toString);
        Path folder = Built.target().resolve("classes").resolve(Path.of("io", "github", "winnet4j", "wlan"));
        Set<String> called = CalledMethods.of(Wlanapi.class, folder);
        assertTrue(called.contains("WlanCloseHandle"), "the classes were read");
        Set<String> silent = new TreeSet<>(all);
        silent.removeAll(called);
        silent.removeAll(NOT_CALLED.keySet());
        assertEquals(Set.of(), silent, "neither called nor said why not");
        Set<String> both = new TreeSet<>(called);
        both.retainAll(NOT_CALLED.keySet());
        assertEquals(Set.of(), both, "called after all");
        Set<String> unknown = new TreeSet<>(NOT_CALLED.keySet());
        unknown.removeAll(all);
        assertEquals(Set.of(), unknown, "no function of that name");
    }
}
