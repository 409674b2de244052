// SPDX-License-Identifier: Apache-2.0
package io.github.winnet4j.wlan;

import io.github.winnet4j.internal.Guids;
import io.github.winnet4j.win32.WinError;
import io.github.winnet4j.win32.Wlanapi;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The profiles of an interface, in the order in which Windows prefers them. Names are case-sensitive.
 *
 * @since 0.1.0
 */
public final class WlanProfiles {
    private static final int SOME = Layouts.LIST_HEADER + 16 * Layouts.PROFILE_SIZE;
    private static final int PLAINTEXT_KEY = 4;
    private static final int SOME_XML = 4096;
    private static final int SOME_DATA = 1024;
    private static final int ATTEMPTS = 8;

    private final WlanClient client;
    private final byte[] guid;

    WlanProfiles(WlanClient client, byte[] guid) {
        this.client = client;
        this.guid = guid;
    }

    /** {@return all of them, the preferred first ({@code WlanGetProfileList})} */
    public List<WlanProfile> list() {
        return client.fetch(
                "WlanGetProfileList",
                SOME,
                (handle, bytes, size) -> Wlanapi.WlanGetProfileList(handle, guid, 0, bytes, size),
                WlanProfile::parse);
    }

    /**
     * {@return the profile of that name, if there is one ({@code WlanGetProfile})} Its key is encrypted.
     *
     * @param name the name of the profile
     */
    public Optional<ProfileDocument> get(String name) {
        return get(name, 0);
    }

    /**
     * As {@link #get}, with the key in plain text. Without the right to see it Windows gives it encrypted all the same:
     * {@link ProfileDocument#hasPlaintextKey} says.
     *
     * @param name the name of the profile
     * @return the profile, or nothing when there is none of that name
     */
    public Optional<ProfileDocument> getWithKey(String name) {
        return get(name, PLAINTEXT_KEY);
    }

    /**
     * {@return what the profile of that name says, if there is one} Its key is as Windows protects it. Settings that
     * were read may be {@linkplain #set(ProfileSettings) set} again.
     *
     * @param name the name of the profile
     * @throws IllegalArgumentException settings can't express such a profile, such as one for WEP; its XML can
     */
    public Optional<ProfileSettings> settings(String name) {
        return get(name, 0, (xml, flags, access) -> ProfileSettings.parse(xml));
    }

    /**
     * As {@link #settings}, with the key in plain text, which is never in a String. Without the right to see it Windows
     * gives it protected all the same: {@link ProfileSettings#isKeyProtected} says.
     *
     * @param name the name of the profile
     * @return what it says, or nothing when there is none of that name
     * @throws IllegalArgumentException settings can't express such a profile
     */
    public Optional<ProfileSettings> settingsWithKey(String name) {
        return get(name, PLAINTEXT_KEY, (xml, flags, access) -> ProfileSettings.parse(xml));
    }

    private Optional<ProfileDocument> get(String name, int wanted) {
        return get(name, wanted, (xml, flags, access) -> new ProfileDocument(new String(xml), flags, access));
    }

    /** What to make of a profile, whose characters are wiped then. */
    @FunctionalInterface
    private interface Found<T> {
        T of(char[] xml, int flags, int access);
    }

    private <T> Optional<T> get(String name, int wanted, Found<T> found) {
        int[] access = new int[1];
        int[] size = new int[1];
        char[] room = new char[SOME_XML];
        for (int attempt = 1; ; attempt++) {
            int[] flags = {wanted};
            char[] into = room;
            char[] xml = {};
            try {
                int code =
                        client.code(handle -> Wlanapi.WlanGetProfile(handle, guid, name, 0, into, flags, access, size));
                if (code == WinError.ERROR_NOT_FOUND) {
                    return Optional.empty();
                }
                if (code != WinError.ERROR_MORE_DATA || attempt == ATTEMPTS) {
                    WlanErrors.check("WlanGetProfile", code);
                    xml = Arrays.copyOf(into, Math.max(0, Math.min(size[0], into.length) - 1));
                    return Optional.of(found.of(xml, flags[0], access[0]));
                }
            } finally {
                Arrays.fill(into, '\0');
                Arrays.fill(xml, '\0');
            }
            room = new char[size[0]];
        }
    }

    /**
     * Sets a profile for all users, in the place of one of its name. A new one goes on top.
     *
     * @param xml the profile, as XML
     */
    public void set(String xml) {
        set(xml, ProfileScope.ALL_USERS, null, true);
    }

    /**
     * Sets a profile ({@code WlanSetProfile}). A new one goes on top.
     *
     * @param xml the profile, as XML
     * @param scope the users it is for
     * @param access the rights of users on it, as SDDL; null for what is usual
     * @param overwrite true when it may replace one of its name; without, that is 183 ERROR_ALREADY_EXISTS
     * @throws BadProfileException saying what is wrong with it
     */
    public void set(String xml, ProfileScope scope, @Nullable String access, boolean overwrite) {
        Objects.requireNonNull(xml, "xml");
        int[] reason = new int[1];
        checkSet(
                client.code(handle ->
                        Wlanapi.WlanSetProfile(handle, guid, scope.flags(), xml, access, overwrite, 0, reason)),
                reason);
    }

    /**
     * Sets a profile for all users, in the place of one of its name. A new one goes on top. A plain key of the settings
     * is wiped, whatever becomes of it.
     *
     * @param settings what the profile says
     */
    public void set(ProfileSettings settings) {
        set(settings, ProfileScope.ALL_USERS, null, true);
    }

    /**
     * Sets a profile ({@code WlanSetProfile}). A new one goes on top. A plain key of the settings is wiped, whatever
     * becomes of it; no copy of it stays here.
     *
     * @param settings what the profile says
     * @param scope the users it is for
     * @param access the rights of users on it, as SDDL; null for what is usual
     * @param overwrite true when it may replace one of its name; without, that is 183 ERROR_ALREADY_EXISTS
     * @throws BadProfileException saying what is wrong with it
     * @throws IllegalStateException the key was used before, and wiped
     */
    public void set(ProfileSettings settings, ProfileScope scope, @Nullable String access, boolean overwrite) {
        int[] reason = new int[1];
        char[] xml = settings.toXml();
        try {
            checkSet(
                    client.code(handle -> Wlanapi.WlanSetProfile(
                            handle, guid, scope.flags(), xml, xml.length, access, overwrite, 0, reason)),
                    reason);
        } finally {
            Arrays.fill(xml, '\0');
            settings.spend();
        }
    }

    private static void checkSet(int code, int[] reason) {
        if (code == WinError.ERROR_BAD_PROFILE) {
            throw new BadProfileException("WlanSetProfile", new WlanReason(reason[0]));
        }
        WlanErrors.check("WlanSetProfile", code);
    }

    /**
     * Deletes the profile of that name; false when there is none ({@code WlanDeleteProfile}).
     *
     * @param name the name of the profile
     * @return true when there was one
     */
    public boolean delete(String name) {
        return found("WlanDeleteProfile", client.code(handle -> Wlanapi.WlanDeleteProfile(handle, guid, name, 0)));
    }

    /**
     * Gives a profile another name ({@code WlanRenameProfile}).
     *
     * @param name the name of the profile
     * @param newName the new name
     */
    public void rename(String name, String newName) {
        client.call("WlanRenameProfile", handle -> Wlanapi.WlanRenameProfile(handle, guid, name, newName, 0));
    }

    /**
     * Moves a profile to that place, 0 being the first; those of group policy stay first
     * ({@code WlanSetProfilePosition}).
     *
     * @param name the name of the profile
     * @param position where it is to stand, from 0
     */
    public void move(String name, int position) {
        client.call(
                "WlanSetProfilePosition", handle -> Wlanapi.WlanSetProfilePosition(handle, guid, name, position, 0));
    }

    /**
     * Sets the order: all names, each once ({@code WlanSetProfileList}).
     *
     * @param names the names of all profiles of this interface
     */
    public void order(List<String> names) {
        String[] all = names.toArray(new String[0]);
        if (all.length == 0 || List.of(all).stream().distinct().count() != all.length) {
            throw new IllegalArgumentException("the order has each name once: " + names);
        }
        client.call("WlanSetProfileList", handle -> Wlanapi.WlanSetProfileList(handle, guid, all.length, all, 0));
    }

    /**
     * Keeps the temporary profile of the connection in force, under that name ({@code WlanSaveTemporaryProfile}).
     *
     * @param name the name of the profile
     * @param overwrite true when a profile of that name may be replaced
     */
    public void saveTemporary(String name, boolean overwrite) {
        client.call(
                "WlanSaveTemporaryProfile",
                handle -> Wlanapi.WlanSaveTemporaryProfile(handle, guid, name, null, 0, overwrite, 0));
    }

    /**
     * Attaches bytes to a profile, to be found again ({@code WlanSetProfileCustomUserData}).
     *
     * @param name the name of the profile
     * @param data the bytes to keep
     */
    public void attach(String name, byte[] data) {
        client.call(
                "WlanSetProfileCustomUserData",
                handle -> Wlanapi.WlanSetProfileCustomUserData(handle, guid, name, data.length, data, 0));
    }

    /**
     * {@return the bytes attached to a profile; empty when there are none ({@code WlanGetProfileCustomUserData})}
     *
     * @param name the name of the profile
     */
    public Optional<byte[]> attached(String name) {
        int[] size = new int[1];
        byte[] data = new byte[SOME_DATA];
        for (int attempt = 1; ; attempt++) {
            byte[] into = data;
            int code = client.code(handle -> Wlanapi.WlanGetProfileCustomUserData(handle, guid, name, 0, size, into));
            if (code == WinError.ERROR_FILE_NOT_FOUND) {
                return Optional.empty();
            }
            if (code != WinError.ERROR_MORE_DATA || attempt == ATTEMPTS) {
                WlanErrors.check("WlanGetProfileCustomUserData", code);
                return Optional.of(Arrays.copyOf(data, size[0]));
            }
            data = new byte[size[0]];
        }
    }

    /** Of which interface. */
    @Override
    public String toString() {
        return "profiles of interface " + Guids.at(ByteBuffer.wrap(guid).order(ByteOrder.LITTLE_ENDIAN), 0);
    }

    private static boolean found(String function, int code) {
        if (code == WinError.ERROR_NOT_FOUND) {
            return false;
        }
        WlanErrors.check(function, code);
        return true;
    }
}
