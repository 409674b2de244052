// SPDX-License-Identifier: Apache-2.0
package io.github.winnet4j;

import static java.util.Objects.requireNonNull;

import io.github.winnet4j.internal.NativeLibrary;
import io.github.winnet4j.internal.SessionPolicy;
import io.github.winnet4j.internal.SystemFacts;
import io.github.winnet4j.win32.Mpr;
import io.github.winnet4j.win32.NetResource;
import io.github.winnet4j.win32.Peerdist;
import io.github.winnet4j.win32.WinError;
import io.github.winnet4j.win32.Wlanapi;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/**
 * Says if a family, or one function, can be used on this machine now; if not, why, and what would help.
 *
 * <p>Wi-Fi Direct that group policy has switched off shows itself only when a session is opened: from then on, until
 * another opening is answered otherwise, it is reported here, too.
 *
 * <p>Asking never throws, on any operating system. The answer for a function is found once and kept; a service or an
 * adapter can come and go, so a family is asked anew each time.
 *
 * @param subject what was asked about: a function, or the name of a {@link Family}
 * @param state the answer
 * @param explanation the answer as a sentence, with what to do about it
 * @since 0.1.0
 */
public record Availability(String subject, State state, String explanation) {

    /**
     * The answers, from the best to the worst.
     *
     * @since 0.1.0
     */
    public enum State {
        /** It can be used. */
        PRESENT,
        /** Everything is there but a network adapter of that kind. */
        NO_ADAPTER,
        /** The Windows service behind it doesn't run, or is switched off. */
        SERVICE_STOPPED,
        /** It is there, but Windows answered the first call with an error; the explanation has it. */
        REFUSED,
        /** The DLL is there and lacks the function: this Windows is too old, or of another edition. */
        EXPORT_MISSING,
        /** This Windows has no such DLL. */
        DLL_MISSING,
        /** winnet4j.dll itself could not be loaded. */
        LIBRARY_NOT_LOADED,
        /** This is not Windows. */
        NOT_WINDOWS
    }

    /** {@return true when it can be used} */
    public boolean isPresent() {
        return state == State.PRESENT;
    }

    /**
     * {@return whether this Windows has that function, such as {@code "WFDCancelOpenSession"}}
     *
     * @param function Windows' own name of the function
     */
    public static Availability of(String function) {
        return Family.of(function)
                .map(family -> Functions.find(function, family))
                .orElseGet(() -> new Availability(
                        function,
                        State.EXPORT_MISSING,
                        function + " belongs to none of the families of this library."));
    }

    /**
     * {@return whether that family can be used now: its DLL, its functions, its service and, for Wi-Fi, an adapter}
     *
     * @param family the family
     */
    public static Availability of(Family family) {
        Availability first = Functions.find(family.firstFunction(), family);
        return first.isPresent() ? new Inquiry(family).ask() : first.about(family.name());
    }

    private Availability about(String newSubject) {
        return new Availability(newSubject, state, explanation);
    }

    /** Which functions are there. An answer of the DLL never changes while the process lives. */
    private static final class Functions {
        private static final ConcurrentMap<String, Availability> FOUND = new ConcurrentHashMap<>();

        static Availability find(String function, Family family) {
            String problem = NativeLibrary.problem();
            if (problem != null) {
                State state = NativeLibrary.onWindows() ? State.LIBRARY_NOT_LOADED : State.NOT_WINDOWS;
                return new Availability(function, state, problem);
            }
            Availability known = FOUND.get(function);
            if (known == null) { // not by computeIfAbsent, which holds a monitor meanwhile
                known = look(function, family);
                FOUND.put(function, known);
            }
            return known;
        }

        private static Availability look(String function, Family family) {
            return switch (SystemFacts.procedure(family.dll(), function)) {
                case WinError.ERROR_SUCCESS ->
                    new Availability(function, State.PRESENT, family.dll() + " has " + function + ".");
                case WinError.ERROR_PROC_NOT_FOUND ->
                    new Availability(
                            function,
                            State.EXPORT_MISSING,
                            "This Windows has no " + function + " in " + family.dll() + ". " + family.providedBy());
                default ->
                    new Availability(
                            function,
                            State.DLL_MISSING,
                            "This Windows has no " + family.dll() + ". " + family.providedBy());
            };
        }
    }

    /** The question to one family: opens it, looks, and closes it again. */
    private record Inquiry(Family family) {
        Availability ask() {
            return switch (family) {
                case WLAN -> wlan();
                case WIFI_DIRECT -> wifiDirect();
                case BRANCH_CACHE -> branchCache();
                case NETWORK_CONNECTIONS -> networkConnections();
            };
        }

        private Availability wlan() {
            int[] version = new int[1];
            long[] client = new long[1];
            int code = Wlanapi.WlanOpenHandle(Wlanapi.WLAN_API_VERSION, 0, version, client);
            if (code != WinError.ERROR_SUCCESS) {
                return refused("WlanOpenHandle", code);
            }
            try {
                return adapters(client[0]);
            } finally {
                Wlanapi.WlanCloseHandle(client[0], 0);
            }
        }

        private Availability adapters(long client) {
            byte[] count = new byte[Integer.BYTES];
            int code = Wlanapi.WlanEnumInterfaces(client, 0, count, new int[1]);
            if (code != WinError.ERROR_SUCCESS && code != WinError.ERROR_MORE_DATA) {
                return refused("WlanEnumInterfaces", code);
            }
            boolean none = (count[0] | count[1] | count[2] | count[3]) == 0;
            return none ? answer(State.NO_ADAPTER, "There is no Wi-Fi adapter.") : present();
        }

        private Availability wifiDirect() {
            int[] version = new int[1];
            long[] client = new long[1];
            int code = Wlanapi.WFDOpenHandle(Wlanapi.WFD_API_VERSION, version, client);
            if (code != WinError.ERROR_SUCCESS) {
                return refused("WFDOpenHandle", code);
            }
            Wlanapi.WFDCloseHandle(client[0]);
            if (SessionPolicy.forbids()) {
                return stopped(
                        "The last opening of a session was answered by 5023 ERROR_INVALID_STATE: group policy has"
                                + " switched Wi-Fi Direct off, or the group can't be formed now.");
            }
            return answer(
                    State.PRESENT,
                    family.dll() + " has it, and it answers. Only opening a session"
                            + " shows if group policy allows it.");
        }

        private Availability branchCache() {
            long[] instance = new long[1];
            int code = Peerdist.PeerDistStartup(Peerdist.PEERDIST_VERSION, instance, null);
            if (code != WinError.ERROR_SUCCESS) {
                return refused("PeerDistStartup", code);
            }
            try {
                int[] status = new int[1];
                code = Peerdist.PeerDistGetStatus(instance[0], status);
                if (code != WinError.ERROR_SUCCESS) {
                    return refused("PeerDistGetStatus", code);
                }
                return switch (status[0]) {
                    case Peerdist.PEERDIST_STATUS_AVAILABLE -> present();
                    case Peerdist.PEERDIST_STATUS_UNAVAILABLE -> stopped("BranchCache is not ready.");
                    default -> stopped("BranchCache is switched off, by policy, or not enabled.");
                };
            } finally {
                Peerdist.PeerDistShutdown(instance[0]);
            }
        }

        private Availability networkConnections() {
            long[] enumeration = new long[1];
            int code = Mpr.WNetOpenEnumW(NetResource.RESOURCE_CONNECTED, 0, 0, null, enumeration); // asks no server
            if (code == WinError.ERROR_NO_NETWORK) {
                return stopped("No network, or no provider for it, is there: each call answers 1222 ERROR_NO_NETWORK.");
            }
            if (code != WinError.ERROR_SUCCESS) {
                return refused("WNetOpenEnumW", code);
            }
            Mpr.WNetCloseEnum(enumeration[0]);
            return present();
        }

        private Availability present() {
            return answer(State.PRESENT, family.dll() + " has it, and it answers.");
        }

        private Availability stopped(String why) {
            return answer(State.SERVICE_STOPPED, why + " The service is " + family.service() + ".");
        }

        private Availability refused(String function, int code) {
            State state =
                    code == WinError.ERROR_SERVICE_NOT_ACTIVE || code == WinError.PEERDIST_ERROR_SERVICE_UNAVAILABLE
                            ? State.SERVICE_STOPPED
                            : State.REFUSED;
            return answer(
                    state, requireNonNull(WindowsException.of(function, code).getMessage()));
        }

        private Availability answer(State state, String explanation) {
            return new Availability(family.name(), state, explanation);
        }
    }
}
