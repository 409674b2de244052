// SPDX-License-Identifier: Apache-2.0
package io.github.winnet4j.wnet;

import static java.util.Objects.requireNonNull;

import io.github.winnet4j.win32.Mpr;
import io.github.winnet4j.win32.NetResource;
import io.github.winnet4j.win32.WinError;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is to be connected, and how: {@code NetworkConnectRequest.to("\\\\server\\plans").device("Z:")}. Each method
 * returns a new request. At first it has no device and takes the user of this process; it isn't remembered, and doesn't
 * prompt.
 *
 * <p>A password is for one use, and wiped by it. A request without one can be used again.
 *
 * @since 0.1.0
 */
public final class NetworkConnectRequest {
    private static final int CONNECT_TEMPORARY = 4;
    private static final int CONNECT_INTERACTIVE = 8;
    private static final int CONNECT_PROMPT = 0x10;
    private static final int CONNECT_REDIRECT = 0x80;
    private static final int CONNECT_LOCALDRIVE = 0x100;
    private static final int CONNECT_COMMANDLINE = 0x800;
    private static final int CONNECT_CMD_SAVECRED = 0x1000;
    private static final int CONNECT_CRED_RESET = 0x2000;
    private static final int CONNECT_REQUIRE_INTEGRITY = 0x4000;
    private static final int CONNECT_REQUIRE_PRIVACY = 0x8000;

    private final String remoteName;
    private final @Nullable String device;
    private final @Nullable String provider;
    private final @Nullable String user;
    private final @Nullable Password password;
    private final ResourceType type;
    private final int flags;
    private final long window;

    /** How connections in the way are ended; null to leave them. */
    private final @Nullable DisconnectOptions replaced;

    private NetworkConnectRequest(
            String remoteName,
            @Nullable String device,
            @Nullable String provider,
            @Nullable String user,
            @Nullable Password password,
            ResourceType type,
            int flags,
            long window,
            @Nullable DisconnectOptions replaced) {
        this.remoteName = remoteName;
        this.device = device;
        this.provider = provider;
        this.user = user;
        this.password = password;
        this.type = type;
        this.flags = flags;
        this.window = window;
        this.replaced = replaced;
    }

    /**
     * To that name of the network, such as {@code \\server\share}.
     *
     * @param remoteName what to connect to
     * @return a request with nothing else in it
     */
    public static NetworkConnectRequest to(String remoteName) {
        Names.remote("remoteName", requireNonNull(remoteName, "remoteName"));
        return new NetworkConnectRequest(
                remoteName, null, null, null, null, ResourceType.OTHER, CONNECT_TEMPORARY, 0, null);
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
                remoteName, name, provider, user, password, its, flags & ~CONNECT_REDIRECT, window, replaced);
    }

    /**
     * As the next free drive, from {@code Z:} down; the connection says which.
     *
     * @return the same request, leaving the choice to Windows
     */
    public NetworkConnectRequest nextFreeDevice() {
        ResourceType its = type == ResourceType.PRINTER && device == null ? type : ResourceType.DISK;
        return new NetworkConnectRequest(
                remoteName, null, provider, user, password, its, flags | CONNECT_REDIRECT, window, replaced);
    }

    /**
     * It is a printer; needed only without a device's name.
     *
     * @return the same request, for a printer
     */
    public NetworkConnectRequest printer() {
        return new NetworkConnectRequest(
                remoteName, device, provider, user, password, ResourceType.PRINTER, flags, window, replaced);
    }

    /**
     * Through that provider alone, by its exact name; otherwise Windows asks one after the other.
     *
     * @param name the name as Windows lists it
     * @return the same request, for that provider
     */
    public NetworkConnectRequest provider(String name) {
        Names.given("name", requireNonNull(name, "name"));
        return new NetworkConnectRequest(remoteName, device, name, user, password, type, flags, window, replaced);
    }

    /**
     * As that user, such as {@code DOMAIN\name}; without, as the user of this process.
     *
     * @param name the account
     * @return the same request, for that user
     */
    public NetworkConnectRequest user(String name) {
        return new NetworkConnectRequest(
                remoteName, device, provider, requireNonNull(name, "name"), password, type, flags, window, replaced);
    }

    /**
     * With that password; an empty one means no password, while a request without this method takes the user's own. The
     * array is not copied: it is wiped by the first use of the request, whatever becomes of it, or when the call is
     * abandoned.
     *
     * @param characters the password, at most 1024 UTF-16 units
     * @return the same request, with that password
     */
    public NetworkConnectRequest password(char[] characters) {
        Password its = new Password(requireNonNull(characters, "characters"));
        return new NetworkConnectRequest(remoteName, device, provider, user, its, type, flags, window, replaced);
    }

    /**
     * Remembered in the user's profile, and made again at the next logon. Only what has a device can be; a request
     * without one is refused when it is used.
     *
     * @return the same request, to be remembered
     */
    public NetworkConnectRequest persistent() {
        int remembered = flags & ~CONNECT_TEMPORARY | Mpr.CONNECT_UPDATE_PROFILE;
        return new NetworkConnectRequest(
                remoteName, device, provider, user, password, type, remembered, window, replaced);
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
                remoteName, device, provider, user, password, type, flags | CONNECT_INTERACTIVE, owner, replaced);
    }

    /**
     * Windows asks for what of user and password isn't given here, in a dialog, before it tries its own: without this
     * it asks only when those are refused.
     *
     * @return the same request, {@link #interactive()}, with nothing taken unasked
     */
    public NetworkConnectRequest prompting() {
        return with(CONNECT_INTERACTIVE | CONNECT_PROMPT);
    }

    /**
     * Windows asks for user and password on the console of this process, not in a dialog, and its credential manager
     * keeps what is answered, for this and for later connections. What Windows doesn't ask for it doesn't keep, so not
     * what is given here; and where the credential manager is off, or the provider knows none, it ignores the wish.
     *
     * @return the same request, {@link #interactive()} on the console, with what is answered kept
     */
    public NetworkConnectRequest savingCredentials() {
        return with(CONNECT_INTERACTIVE | CONNECT_COMMANDLINE | CONNECT_CMD_SAVECRED);
    }

    /**
     * As {@link #savingCredentials}, and what the credential manager has kept for that name is forgotten first, so that
     * a wrong password isn't tried again and again.
     *
     * @return the same request, {@link #interactive()} on the console, with what was kept forgotten
     */
    public NetworkConnectRequest resettingCredentials() {
        return with(CONNECT_INTERACTIVE | CONNECT_COMMANDLINE | CONNECT_CRED_RESET);
    }

    // -- what it must be like

    /**
     * Only with a server that encrypts what is sent over this connection: SMB 3 does. What Windows answers where the
     * server can't, or an older Windows, isn't documented; a Windows that doesn't know this wish, such as Windows 7,
     * may ignore it.
     *
     * @return the same request, for an encrypted connection or none
     */
    public NetworkConnectRequest requiringPrivacy() {
        return with(CONNECT_REQUIRE_PRIVACY);
    }

    /**
     * Only with a server that signs what is sent over this connection, so that it can't be changed on the way. As to
     * other servers, and to an older Windows, see {@link #requiringPrivacy}.
     *
     * @return the same request, for a signed connection or none
     */
    public NetworkConnectRequest requiringIntegrity() {
        return with(CONNECT_REQUIRE_INTEGRITY);
    }

    /**
     * Where connections to the same server as another user are in the way (1219), ends them, and tries once more.
     *
     * <p>They may be drives of the user, made by anybody in this logon session, and are not made again: also not when
     * this request fails all the same; its exception then has one suppressed that names them. Gently, nothing is lost:
     * what has open files stays, nothing is connected, and the {@link CredentialConflictException} lists what is still
     * in the way. Windows may hold the session with the server for some seconds after its last connection has ended,
     * and answer 1219 until then.
     *
     * @param options how they are ended: by force, files that are open lose what isn't written yet
     * @return the same request, ending what is in the way
     */
    public NetworkConnectRequest replacingConflicts(DisconnectOptions options) {
        return new NetworkConnectRequest(
                remoteName, device, provider, user, password, type, flags, window, requireNonNull(options, "options"));
    }

    private NetworkConnectRequest with(int more) {
        return new NetworkConnectRequest(
                remoteName, device, provider, user, password, type, flags | more, window, replaced);
    }

    // -- its use

    /** Uses it. */
    NetworkConnection connect() {
        try {
            boolean redirects = device != null || (flags & CONNECT_REDIRECT) != 0;
            if (!redirects && (flags & Mpr.CONNECT_UPDATE_PROFILE) != 0) {
                throw new IllegalArgumentException(
                        "a connection without a device can't be persistent: name a device, or nextFreeDevice()");
            }
            char[] secret = password != null ? password.take() : null;
            TextBuffer access = new TextBuffer();
            int[] how = new int[1];
            int code = ask(secret, access, how);
            List<String> ended = List.of();
            if (code == WinError.ERROR_SESSION_CREDENTIAL_CONFLICT && replaced != null && isStillWanted()) {
                ended = Conflicts.end(remoteName, replaced);
                code = ended.isEmpty() ? code : ask(secret, access, how);
            }
            if (code != WinError.ERROR_SUCCESS) {
                throw Conflicts.told(failure(code), ended);
            }
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

    /** A password is wiped when the call is given up; without it there is no second attempt. */
    private boolean isStillWanted() {
        return password == null || !password.isWiped();
    }

    private int ask(char @Nullable [] secret, TextBuffer access, int[] how) {
        NetResource resource = new NetResource(0, number(type), 0, 0, device, remoteName, null, provider);
        // Whenever Windows answers 234, it has connected nothing.
        return access.fill(
                (text, size) -> Mpr.WNetUseConnectionW(window, resource, secret, user, flags, text, size, how));
    }

    private RuntimeException failure(int code) {
        return code == WinError.ERROR_SESSION_CREDENTIAL_CONFLICT
                ? new CredentialConflictException("WNetUseConnectionW", Conflicts.with(remoteName))
                : Failures.of("WNetUseConnectionW", code);
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
