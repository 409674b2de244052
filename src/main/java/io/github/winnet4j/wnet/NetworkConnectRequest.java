// SPDX-License-Identifier: Apache-2.0
package io.github.winnet4j.wnet;

import static java.util.Objects.requireNonNull;

import io.github.winnet4j.win32.Mpr;
import io.github.winnet4j.win32.NetResource;
import io.github.winnet4j.win32.WinError;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What is to be connected, and how: {@code NetworkConnectRequest.to("\\\\server\\plans").device("Z:")}. Each method
 * answers a new request; the first one has no device, the user of this process, is not remembered and asks nobody
 * anything.
 *
 * <p>A password is for one use, and wiped by it. A request without one can be used again.
 */
public final class NetworkConnectRequest {
    private static final int CONNECT_TEMPORARY = 4;
    private static final int CONNECT_INTERACTIVE = 8;
    private static final int CONNECT_REDIRECT = 0x80;
    private static final int CONNECT_LOCALDRIVE = 0x100;

    private final String remoteName;
    private final @Nullable String device;
    private final @Nullable String provider;
    private final @Nullable String user;
    private final @Nullable Password password;
    private final ResourceType type;
    private final int flags;
    private final long window;

    private NetworkConnectRequest(
            String remoteName,
            @Nullable String device,
            @Nullable String provider,
            @Nullable String user,
            @Nullable Password password,
            ResourceType type,
            int flags,
            long window) {
        this.remoteName = remoteName;
        this.device = device;
        this.provider = provider;
        this.user = user;
        this.password = password;
        this.type = type;
        this.flags = flags;
        this.window = window;
    }

    /**
     * To that name of the network, such as {@code \\server\share}.
     *
     * @param remoteName what to connect to
     * @return a request with nothing else in it
     */
    public static NetworkConnectRequest to(String remoteName) {
        Names.remote("remoteName", requireNonNull(remoteName, "remoteName"));
        return new NetworkConnectRequest(remoteName, null, null, null, null, ResourceType.OTHER, CONNECT_TEMPORARY, 0);
    }

    /**
     * As that device: {@code "Z:"} for a disk, {@code "LPT1"} for a printer.
     *
     * @param name the device's name, with a colon where Windows has one
     * @return the same request, with that device
     */
    public NetworkConnectRequest device(String name) {
        Names.ofConnection("name", requireNonNull(name, "name"));
        ResourceType its = name.endsWith(":") && name.length() == 2 ? ResourceType.DISK : ResourceType.PRINTER;
        return new NetworkConnectRequest(
                remoteName, name, provider, user, password, its, flags & ~CONNECT_REDIRECT, window);
    }

    /**
     * As the next free drive, from {@code Z:} down; the connection tells which.
     *
     * @return the same request, leaving the choice to Windows
     */
    public NetworkConnectRequest nextFreeDevice() {
        ResourceType its = type == ResourceType.PRINTER && device == null ? type : ResourceType.DISK;
        return new NetworkConnectRequest(
                remoteName, null, provider, user, password, its, flags | CONNECT_REDIRECT, window);
    }

    /**
     * It is a printer; needed only without a device's name.
     *
     * @return the same request, for a printer
     */
    public NetworkConnectRequest printer() {
        return new NetworkConnectRequest(
                remoteName, device, provider, user, password, ResourceType.PRINTER, flags, window);
    }

    /**
     * Through that provider alone, by its exact name; otherwise Windows asks one after the other.
     *
     * @param name the name as Windows lists it
     * @return the same request, for that provider
     */
    public NetworkConnectRequest provider(String name) {
        Names.given("name", requireNonNull(name, "name"));
        return new NetworkConnectRequest(remoteName, device, name, user, password, type, flags, window);
    }

    /**
     * As that user, such as {@code DOMAIN\name}; without, as the user of this process.
     *
     * @param name the account
     * @return the same request, for that user
     */
    public NetworkConnectRequest user(String name) {
        return new NetworkConnectRequest(
                remoteName, device, provider, requireNonNull(name, "name"), password, type, flags, window);
    }

    /**
     * With that password; an empty one is none, which is something else than the user's own, taken without this method.
     * The array is not copied: it is wiped by the first use of the request, whatever becomes of it, or when the call is
     * abandoned.
     *
     * @param characters the password, at most 1024 UTF-16 units
     * @return the same request, with that password
     */
    public NetworkConnectRequest password(char[] characters) {
        Password its = new Password(requireNonNull(characters, "characters"));
        return new NetworkConnectRequest(remoteName, device, provider, user, its, type, flags, window);
    }

    /**
     * Remembered in the user's profile, and made again at the next logon. Only what has a device can be; a request
     * without one is refused when it is used.
     *
     * @return the same request, to be remembered
     */
    public NetworkConnectRequest persistent() {
        int remembered = flags & ~CONNECT_TEMPORARY | Mpr.CONNECT_UPDATE_PROFILE;
        return new NetworkConnectRequest(remoteName, device, provider, user, password, type, remembered, window);
    }

    /**
     * Windows may ask for user and password, in a dialog; until the user has answered, the call blocks.
     *
     * @return the same request, with a dialog allowed
     */
    public NetworkConnectRequest interactive() {
        return interactive(0);
    }

    /**
     * As {@link #interactive()}, with the window that owns the dialog.
     *
     * @param owner the window's HWND, or 0
     * @return the same request, with a dialog allowed
     */
    public NetworkConnectRequest interactive(long owner) {
        return new NetworkConnectRequest(
                remoteName, device, provider, user, password, type, flags | CONNECT_INTERACTIVE, owner);
    }

    /** Uses it. */
    NetworkConnection connect() {
        try {
            boolean redirects = device != null || (flags & CONNECT_REDIRECT) != 0;
            if (!redirects && (flags & Mpr.CONNECT_UPDATE_PROFILE) != 0) {
                throw new IllegalArgumentException(
                        "a connection without a device can't be persistent: name a device, or nextFreeDevice()");
            }
            NetResource resource = new NetResource(0, number(type), 0, 0, device, remoteName, null, provider);
            char[] secret = password != null ? password.take() : null;
            int[] how = new int[1];
            TextBuffer access = new TextBuffer();
            // Whenever Windows answers 234, it has connected nothing.
            int code = access.fill(
                    (text, size) -> Mpr.WNetUseConnectionW(window, resource, secret, user, flags, text, size, how));
            if (code == WinError.ERROR_SESSION_CREDENTIAL_CONFLICT) {
                throw new CredentialConflictException("WNetUseConnectionW", conflicting());
            }
            Failures.check("WNetUseConnectionW", code);
            String device = (how[0] & CONNECT_LOCALDRIVE) != 0 ? access.text() : this.device;
            return new NetworkConnection(device, remoteName, provider, type);
        } finally {
            wipe();
        }
    }

    void wipe() {
        if (password != null) {
            password.wipe();
        }
    }

    private List<NetworkConnection> conflicting() {
        try (Stream<NetworkConnection> all = NetworkConnections.connections()) {
            return all.filter(one -> Names.sameServer(one.remoteName(), remoteName))
                    .toList();
        } catch (RuntimeException e) {
            return List.of(); // the conflict is what is told, not why it can't be told better
        }
    }

    private static int number(ResourceType type) {
        return switch (type) {
            case DISK -> NetResource.RESOURCETYPE_DISK;
            case PRINTER -> NetResource.RESOURCETYPE_PRINT;
            case OTHER -> NetResource.RESOURCETYPE_ANY;
        };
    }

    /** Without the password. */
    @Override
    public String toString() {
        String as =
                device != null ? " as " + device : (flags & CONNECT_REDIRECT) != 0 ? " as the next free device" : "";
        return "connecting " + remoteName + as;
    }
}
